using System.CommandLine;
using System.Globalization;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark school list</c>: prints the schools of a record, one a line: id, entries, and the name where the master key is there to read it.</summary>
internal static class SchoolList
{
    private static readonly RecordOptions At = new();

    public static Command Command
    {
        get
        {
            var command = At.AddTo(
                new Command("list", "Print the schools of a record, by their ids.")
            );
            command.SetAction((parsed, stop) => Run(At.Place(parsed), At.Key(parsed), stop));
            return command;
        }
    }

    private static async Task<int> Run(RecordPlace place, KeySource key, CancellationToken stop)
    {
        using var record = key.IsThere
            ? RecordStore.Open(place, MasterKey.Load(key), TimeProvider.System)
            : null;
        var views = record is null ? null : new ViewStore(record);
        foreach (var (school, size) in LogSizes.Of(place))
        {
            var name = views is null ? "" : (await views.School(school, stop))?.Settings.Name;
            Console.WriteLine(
                string.Create(
                        CultureInfo.InvariantCulture,
                        $"{school.Value:N}  {size, 8} entries  {name}"
                    )
                    .TrimEnd()
            );
        }

        return Shared.Done;
    }
}
