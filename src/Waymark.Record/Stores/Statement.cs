using System.Data.Common;
using System.Text.RegularExpressions;

namespace Waymark.Record.Stores;

/// <summary>One SQL statement, prepared once on one connection and run many times; its parameters in the order in which they first stand in the text.</summary>
internal sealed partial class Statement : IDisposable
{
    private readonly DbCommand _command;

    public Statement(DbConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var name in Name().Matches(sql).Select(match => match.Value).Distinct())
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = name;
            _command.Parameters.Add(parameter);
        }
    }

    /// <summary>Sets the transaction it runs in and the values of its parameters.</summary>
    public DbCommand With(DbTransaction? transaction, params ReadOnlySpan<object> values)
    {
        _command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i];
        }

        return _command;
    }

    public void Dispose() => _command.Dispose();

    [GeneratedRegex(@"@\w+")]
    public static partial Regex Name();
}
