using System.CommandLine;
using System.Globalization;
using Waymark.Policies.Publication;

namespace Waymark.Cli;

/// <summary><c>waymark policy show FOLDER</c>: the document that a school publishes, made from the policy that runs.</summary>
internal static class PolicyShow
{
    private static readonly Argument<string> Folder = Shared.EditionFolder();

    private static readonly Option<string?> School = new("--school")
    {
        Description = "The school's name.",
    };

    private static readonly Option<string?> Ratified = new("--ratified")
    {
        Description = "The day on which the governors ratified it, such as 2026-11-16.",
    };

    private static readonly Option<string?> For = new("--for")
    {
        Description = "The part for staff, or the part for parents; both without it.",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "The HTML file to write; without it the page is printed here.",
    };

    private static readonly Option<string?> Pdf = new("--pdf")
    {
        Description = "A tagged PDF to write as well, through a browser on this computer.",
    };

    public static Command Command
    {
        get
        {
            For.AcceptOnlyFromAmong("staff", "parents");
            var command = new Command("show", "Make the document that a school publishes.")
            {
                Folder,
                School,
                Ratified,
                For,
                Out,
                Pdf,
            };
            command.SetAction(Run);
            return command;
        }
    }

    private static int Run(ParseResult parsed)
    {
        if (Shared.Running(Shared.ReadFolder(parsed.GetRequiredValue(Folder))) is not { } policy)
            return Shared.Wrong;
        var today = DateOnly.FromDateTime(Shared.Now);
        var settings = new PublicationSettings(today, parsed.GetValue(School))
        {
            For = parsed.GetValue(For) switch
            {
                "staff" => Audience.Staff,
                "parents" => Audience.Parents,
                _ => Audience.Everyone,
            },
        };
        if (parsed.GetValue(Ratified) is { } ratified)
        {
            if (!TryDay(ratified, out var day))
            {
                Console.Error.WriteLine($"--ratified {ratified} is not a date: write 2026-11-16.");
                return Shared.Wrong;
            }
            settings = settings with { Ratified = day };
        }
        return Write(
            PublishedPolicy.Document(policy, settings),
            parsed.GetValue(Out),
            parsed.GetValue(Pdf)
        );
    }

    private static int Write(string html, string? page, string? pdf)
    {
        if (page is not null)
            File.WriteAllText(page, html);
        else if (pdf is null)
            Console.Out.Write(html);
        if (pdf is null || PrintedPage.Write(html, pdf) is not { } wrong)
            return Shared.Done;
        Console.Error.WriteLine(wrong);
        return Shared.Wrong;
    }

    private static bool TryDay(string written, out DateOnly day) =>
        DateOnly.TryParseExact(
            written,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out day
        );
}
