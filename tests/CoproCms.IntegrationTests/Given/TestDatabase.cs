using Npgsql;

namespace CoproCms.IntegrationTests.Given;

/// <summary>A kind of database that every integration test runs on.</summary>
public abstract class TestDatabase
{
    public static readonly TestDatabase Sqlite = new SqliteDatabase();
    public static readonly TestDatabase Postgres = new PostgresDatabase();

    /// <summary>Why the database cannot be used here, null when it can.</summary>
    public abstract string? Missing { get; }

    /// <summary>The settings of a site that uses the named database, created empty or as a copy of another.</summary>
    public abstract Task<IReadOnlyDictionary<string, string>> CreateAsync(string name, string? copyOf);

    public abstract Task DropAsync(string name);

    private sealed class SqliteDatabase : TestDatabase
    {
        public override string? Missing => null;

        // The file lies in the site's data folder, which is copied as a whole.
        public override Task<IReadOnlyDictionary<string, string>> CreateAsync(string name, string? copyOf) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { ["DatabaseProvider"] = "Sqlite" });

        public override Task DropAsync(string name) => Task.CompletedTask;

        public override string ToString() => "Sqlite";
    }

    private sealed class PostgresDatabase : TestDatabase
    {
        private const string Variable = "COPROCMS_TEST_POSTGRES";
        private readonly string? _server = Environment.GetEnvironmentVariable(Variable);

        public override string? Missing => string.IsNullOrEmpty(_server)
            ? $"No PostgreSQL server: set {Variable} to a connection string of a user who may create databases." : null;

        public override async Task<IReadOnlyDictionary<string, string>> CreateAsync(string name, string? copyOf)
        {
            // Pooled connections of the site that was stopped would forbid the copy.
            if (copyOf is not null)
                await RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{copyOf}'");
            await RunAsync(copyOf is null ? $"CREATE DATABASE \"{name}\"" : $"CREATE DATABASE \"{name}\" TEMPLATE \"{copyOf}\"");
            return new Dictionary<string, string>
            {
                ["DatabaseProvider"] = "Postgres",
                ["DatabaseConnectionString"] = new NpgsqlConnectionStringBuilder(_server) { Database = name, MaxPoolSize = 20 }.ConnectionString,
            };
        }

        public override Task DropAsync(string name) => RunAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");

        public override string ToString() => "Postgres";

        private async Task RunAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Database = "postgres", Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
