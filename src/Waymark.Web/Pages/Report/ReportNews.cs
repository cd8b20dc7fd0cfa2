using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;

namespace Waymark.Web.Pages.Report;

/// <summary>Who was told of a report and who has it, in the words that the person who reported sees.</summary>
/// <param name="IsLate">Nobody has taken it in good time: the person must go and find somebody.</param>
internal sealed record ReportNews(string Words, bool IsLate)
{
    public static ReportNews Of(MyReport report, School school, DateTimeOffset now)
    {
        if (report.Status == ReportStatus.Closed)
        {
            return new("This has been dealt with. You do not need to do anything more.", false);
        }

        if (report is { TakenBy: { } by, Status: ReportStatus.Taken })
        {
            return new(
                report.TakenAt is { } at
                    ? $"{by} took this at {Times.Words(at, now)}."
                    : $"{by} has this.",
                false
            );
        }

        return Waiting(report, school, now);
    }

    private static ReportNews Waiting(MyReport report, School school, DateTimeOffset now)
    {
        var told = Told(report, school);
        if (told.Count == 0)
        {
            return new(
                "Nobody in Waymark can be told of this yet. Tell somebody in person now, or call the council’s children’s social care.",
                true
            );
        }

        if (now - report.RaisedAt >= TimeSpan.FromMinutes(school.Settings.HeadAfterMinutes))
        {
            var office = school.Settings.Office is { Length: > 0 } number
                ? $", or phone {number} now"
                : " now";
            return new(
                $"Nobody has taken this yet. Take the child to the office{office}, and say “safeguarding, now”.",
                true
            );
        }

        var at = Times.Words(report.RaisedAt, now);
        var them = told.Count == 1 ? "them" : "one of them";
        return new($"Told: {Named(told)}, {at}. Waiting for {them} to take it.", false);
    }

    private static IReadOnlyList<Colleague> Told(MyReport report, School school) =>
        report.Audience switch
        {
            // Where the child may come to harm today, or nobody is on duty, the head is told at once as well.
            Audience.Safeguarding
                when report.Safe == SafeNow.WorriedAboutToday || school.Cover.Count == 0 =>
            [
                .. school.Leads.Concat(school.Colleagues.Where(one => one.IsHead)).Distinct(),
            ],
            Audience.Safeguarding => school.Leads,
            Audience.Head => school.Head is { } head ? [head] : [],
            _ => [.. school.Colleagues.Where(one => one.Has(Roles.ChairOfGovernors))],
        };

    private static string Named(IReadOnlyList<Colleague> told) =>
        told.Count switch
        {
            1 => told[0].Name,
            2 => $"{told[0].Name} and {told[1].Name}",
            _ => $"{told[0].Name} and {told.Count - 1} others",
        };
}
