using System.Collections;
using System.Text.Json;
using CoproCms.GraphQL.Executing;
using GraphQL;
using GraphQL.Execution;

namespace CoproCms.GraphQL.Http;

/// <summary>Writes an answer straight from the executed nodes: errors first, as Orchard Core does.</summary>
internal static class AnswerWriter
{
    private static readonly ErrorInfoProvider ErrorInfo = new();

    public static void Write(Utf8JsonWriter json, GraphQLAnswer answer)
    {
        json.WriteStartObject();
        if (answer.Errors.Count > 0)
        {
            json.WriteStartArray("errors");
            foreach (var error in answer.Errors)
                WriteError(json, error, answer.HidesSchema);
            json.WriteEndArray();
        }

        if (answer.Outcome == GraphQLOutcome.Executed)
        {
            json.WritePropertyName("data");
            WriteNode(json, answer.Data);
        }

        json.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter json, ExecutionNode? node)
    {
        switch (node)
        {
            case ObjectExecutionNode { SubFields: { } fields }:
                json.WriteStartObject();
                foreach (var field in fields)
                {
                    json.WritePropertyName(field.Name!);
                    WriteNode(json, field);
                }

                json.WriteEndObject();
                break;
            case ArrayExecutionNode { Items: { } items }:
                json.WriteStartArray();
                foreach (var item in items)
                    WriteNode(json, item);
                json.WriteEndArray();
                break;
            case ArrayExecutionNode { SerializedResult: { } values }:
                WriteValue(json, values);
                break;
            case ValueExecutionNode { Result: var value }:
                WriteValue(json, value);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    // Validation's hints at names that are nearly right would give the schema away word by word.
    private static string WithoutHints(string message) => message.IndexOf(" Did you mean ", StringComparison.Ordinal) is > 0 and var at ? message[..at] : message;

    private static void WriteError(Utf8JsonWriter json, ExecutionError error, bool hidesSchema)
    {
        var info = ErrorInfo.GetInfo(error);
        json.WriteStartObject();
        json.WriteString("message", hidesSchema ? WithoutHints(info.Message) : info.Message);
        if (error.Locations is { Count: > 0 } locations)
        {
            json.WriteStartArray("locations");
            foreach (var location in locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line", location.Line);
                json.WriteNumber("column", location.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (error.Path is { } path)
        {
            json.WritePropertyName("path");
            WriteValue(json, path);
        }

        if (info.Extensions is { Count: > 0 } extensions)
        {
            json.WritePropertyName("extensions");
            WriteValue(json, extensions);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case DateTime instant:
                json.WriteStringValue(instant);
                break;
            case IDictionary<string, object?> members:
                json.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    json.WritePropertyName(name);
                    WriteValue(json, member);
                }

                json.WriteEndObject();
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                    WriteValue(json, item);
                json.WriteEndArray();
                break;
            default:
                JsonSerializer.Serialize(json, value);
                break;
        }
    }
}
