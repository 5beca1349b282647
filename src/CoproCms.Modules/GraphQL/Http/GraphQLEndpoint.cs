using System.Globalization;
using CoproCms.Data;
using CoproCms.GraphQL.Executing;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.GraphQL.Http;

/// <summary>
/// <c>/api/graphql</c>, after the GraphQL over HTTP specification: <c>application/graphql-response+json</c> for those who ask for it, with 4xx for
/// what could not run; otherwise <c>application/json</c>, with 200 for every well-formed request that the actor may make.
/// </summary>
internal sealed class GraphQLEndpoint(
    RequestReader reader, QueryTexts texts, AnswerCache cache, SchemaCache schemas, AnswerSender sender, ErrorMasking masking, IConfiguration configuration)
{
    private readonly bool _cachesAnswers = configuration.GetValue("CoproCms:AnswerCaches", true);

    public async Task HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        try
        {
            if (HttpMethods.IsOptions(context.Request.Method))
                AnswerSender.Offer(context);
            else
                await AnswerAsync(context, cancellationToken);
        }
        catch (TransportError error)
        {
            await AnswerSender.RefuseAsync(context, error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (!IsRead(request) && !HttpMethods.IsPost(request.Method))
            throw TransportError.Method();
        context.Response.ContentType = ResponseType.Of(request);
        var kind = RequestReader.Kind(request);
        var bytes = await reader.ReadBytesAsync(request, kind, cancellationToken);
        var actor = context.RequestServices.GetRequiredService<CurrentActor>().Value;
        var generation = cache.Generation;
        AnswerKey? key = _cachesAnswers && !actor.IsAuthenticated
            ? new(RequestReader.Key(request, kind, bytes), kind, actor.CacheKey, CultureInfo.CurrentUICulture.Name, schemas.Version) : null;
        if (key is not null && cache.Find(key) is { } cached)
        {
            await sender.SendAsync(context, cached, shared: true);
            return;
        }

        await AnswerAsync(context, kind, bytes, actor, key, generation, cancellationToken);
    }

    private async Task AnswerAsync(
        HttpContext context, RequestKind kind, byte[] bytes, Actor actor, AnswerKey? key, long generation, CancellationToken cancellationToken)
    {
        var request = reader.Parse(context.Request, kind, bytes);
        // Whoever may change something by the address alone can be led to by any page.
        var query = texts.Resolve(request, actor) with { ReadOnly = kind == RequestKind.Address };
        var canonical = key?.Canonical(query, request.VariablesText);
        if (canonical is not null && cache.Find(canonical) is { } known)
        {
            cache.Offer(key!, known, generation);
            await sender.SendAsync(context, known, shared: true);
            return;
        }

        var answer = await ExecuteAsync(context, query, cancellationToken);
        if (answer.Outcome == GraphQLOutcome.Executed)
            texts.Remember(request);
        if (answer is not { Outcome: GraphQLOutcome.Executed, Errors.Count: 0, IsMutation: false })
        {
            await AnswerSender.SendAsync(context, answer);
            return;
        }

        var made = AnswerSender.Make(answer, context.RequestServices.GetRequiredService<CacheDependencies>().Tags);
        if (canonical is not null)
        {
            cache.Offer(canonical, made, generation);
            cache.Offer(key!, made, generation);
        }

        await sender.SendAsync(context, made, shared: !actor.IsAuthenticated);
    }

    private async Task<GraphQLAnswer> ExecuteAsync(HttpContext context, GraphQLQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<GraphQLEngine>().ExecuteAsync(query, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(GraphQLOutcome.Failed, null, [masking.Mask(error, null)]);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A database may say in other words that it was interrupted.
            throw new OperationCanceledException(error.Message, error, cancellationToken);
        }
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
