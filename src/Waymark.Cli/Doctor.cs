using System.CommandLine;
using System.Globalization;
using Waymark.Cases;
using Waymark.Cases.Health;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark doctor</c>: whether all is well with this installation, one line for each thing, and what to do where it is not. Names nobody.</summary>
internal static class Doctor
{
    private static readonly RecordOptions At = new();

    private static readonly Option<string> Policies = new("--policies")
    {
        Description = "The folder that holds the policies.",
        DefaultValueFactory = _ =>
            Environment.GetEnvironmentVariable("Waymark__Policies") ?? "./policies",
    };

    private static readonly Option<string?> Witness = new("--witness")
    {
        Description =
            "The folder of whoever keeps the checkpoints outside; by default what Waymark__Witness__Folder says.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("Waymark__Witness__Folder"),
    };

    private static readonly Option<bool> Whole = new("--whole")
    {
        Description = "Open and verify every entry too.",
    };

    public static Command Command
    {
        get
        {
            var command = At.AddTo(
                new Command("doctor", "Say whether all is well, and what to do if not.")
            );
            command.Add(Policies);
            command.Add(Witness);
            command.Add(Whole);
            command.SetAction(Run);
            return command;
        }
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var (place, source) = (At.Place(parsed), At.Key(parsed));
        using var record = RecordStore.Open(place, MasterKey.Load(source), TimeProvider.System);
        var installed = new Installed(
            place.Folder,
            source,
            parsed.GetValue(Witness),
            Environment.GetEnvironmentVariable("Waymark__Witness__Mail")
        );
        var views = new ViewStore(record);
        var examination = new Examination(record, views, installed, TimeProvider.System);
        var signs = (await examination.Of(record.Schools(), stop)).ToList();
        if (parsed.GetValue(Whole))
        {
            signs.AddRange((await record.Verify(stop)).Select(Tree));
        }

        foreach (var sign in signs)
        {
            Say(sign);
        }

        // Last: where the policies do not run this ends here, with the sentence that says why.
        InstalledEditions.Read(
            parsed.GetRequiredValue(Policies),
            "",
            DateOnly.FromDateTime(Shared.Now)
        );
        Say(new("Policies", "Read."));
        return signs.TrueForAll(sign => sign.IsGood) ? Shared.Done : Shared.Wrong;
    }

    private static Sign Tree(Verdict verdict) =>
        verdict.Flaw is null
            ? new(
                "Tree",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"All {verdict.Size} entries are sound."
                )
            )
            : new(
                "Tree",
                verdict.Flaw.What,
                "Change nothing, keep this folder, and put a backup into another."
            );

    private static void Say(Sign sign) =>
        Console.WriteLine(
            sign.IsGood
                ? $"Well  {sign.Of}: {sign.Says}"
                : $"Look  {sign.Of}: {sign.Says} {sign.Do}"
        );
}
