using System.CommandLine;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary>The options that say which record: the folder of its data, where its key is, and how PostgreSQL is reached where it is kept there.</summary>
internal sealed class RecordOptions
{
    private readonly Option<string> _data = Shared.DataFolder();
    private readonly Option<string?> _keys = Shared.KeyFolder();
    private readonly Option<string?> _database = Shared.Database();

    /// <summary>Gives a command these options, after those that it has.</summary>
    public Command AddTo(Command command)
    {
        foreach (var option in (Option[])[_data, _keys, _database])
        {
            command.Add(option);
        }

        return command;
    }

    public RecordPlace Place(ParseResult parsed) =>
        Shared.Place(parsed.GetRequiredValue(_data), parsed.GetValue(_database));

    public KeySource Key(ParseResult parsed) =>
        Shared.KeyOf(parsed.GetRequiredValue(_data), parsed.GetValue(_keys));
}
