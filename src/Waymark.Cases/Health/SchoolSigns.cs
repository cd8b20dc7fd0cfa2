using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cases.Health;

/// <summary>What is looked at for each school: its newest entry, its checkpoints and who keeps them, its lists, its mail.</summary>
internal sealed class SchoolSigns(
    RecordStore record,
    ViewStore views,
    Installed at,
    DateTimeOffset now
)
{
    private const int ManyTries = 5;
    private static readonly TimeSpan s_checkpointEvery = TimeSpan.FromHours(2);
    private static readonly TimeSpan s_mailWaits = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<Sign>> Of(SchoolId school, CancellationToken stop)
    {
        var size = await record.Size(school, stop);
        var signed = Checkpoint.NewestSize(record, school);
        var health = await ListHealth.Of(views, school, stop);
        return
        [
            await Newest(school, size, stop),
            await Signed(school, (signed, size), stop),
            Witness(school, signed),
            Sign.When(
                health.Files == health.Shown,
                "Lists",
                health.Files == health.Shown
                    ? Sign.Number($"They show all {health.Files} concerns and cases.")
                    : Sign.Number(
                        $"They show {health.Shown} concerns and cases of {health.Files}."
                    ),
                "Run waymark views rebuild."
            ),
            Mail(health),
        ];
    }

    private async Task<Sign> Newest(SchoolId school, long size, CancellationToken stop)
    {
        var newest = await record
            .ReadAll(school, Math.Max(0, size - 1), stop)
            .LastOrDefaultAsync(stop);
        return newest is not null && newest.RecordedAt > now
            ? new(
                "Record",
                $"The clock stands before its newest entry, of {Sign.Day(newest.RecordedAt)}.",
                "Set the clock right: until then every entry gets that time."
            )
            : new("Record", Sign.Number($"{size} entries, none later than now."));
    }

    private async Task<Sign> Signed(
        SchoolId school,
        (long Signed, long Size) log,
        CancellationToken stop
    )
    {
        var beyond = await record.ReadAll(school, log.Signed, stop).FirstOrDefaultAsync(stop);
        return Sign.When(
            beyond is null || now - beyond.RecordedAt <= s_checkpointEvery,
            "Checkpoint",
            Sign.Number($"The newest names {log.Signed} of {log.Size} entries."),
            "Waymark makes one each hour while it runs: start it, or run waymark record checkpoint."
        );
    }

    private Sign Witness(SchoolId school, long signed)
    {
        if (string.IsNullOrEmpty(at.WitnessFolder))
        {
            return string.IsNullOrEmpty(at.WitnessMail)
                ? new(
                    "Witness",
                    "Nobody outside keeps the checkpoints: whoever has all keys could write the record anew unseen.",
                    "Set Waymark__Witness__Folder or Waymark__Witness__Mail."
                )
                : new("Witness", "Checkpoints are mailed to somebody outside.");
        }

        var kept = KeptOutside(at.WitnessFolder, school);
        return Sign.When(
            kept == signed,
            "Witness",
            kept is null
                ? "No checkpoint that this record signed is found in the folder of whoever keeps them."
                : Sign.Number(
                    $"The newest checkpoint that is kept outside names {kept} of {signed} signed entries."
                ),
            $"Look whether {at.WitnessFolder} can be reached and added to."
        );
    }

    private long? KeptOutside(string folder, SchoolId school)
    {
        try
        {
            return new WitnessFolder(folder).NewestSize(record, school);
        }
        catch (SystemException away) when (away is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private Sign Mail(ListHealth health)
    {
        var late = health.WaitsSince is { } since && now - since > s_mailWaits;
        var waits =
            health.Mail == 1 ? "1 message waits" : Sign.Number($"{health.Mail} messages wait");
        return Sign.When(
            !late && health.MostTries < ManyTries,
            "Mail",
            waits
                + (
                    health.MostTries >= ManyTries
                        ? Sign.Number($", one after {health.MostTries} tries")
                        : ""
                )
                + (late ? $", one since {Sign.Day(health.WaitsSince!.Value)}" : "")
                + ".",
            "Look at Waymark__MailHost, and whether a program is at work: who waits for that message was not told."
        );
    }
}
