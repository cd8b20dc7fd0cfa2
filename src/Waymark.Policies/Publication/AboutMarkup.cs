using System.Globalization;

namespace Waymark.Policies.Publication;

/// <summary>The titles of the two parts.</summary>
internal static class PartTitles
{
    public const string Parents = "For parents and carers";
    public const string Staff = "For staff: the whole policy";
}

/// <summary>What the document says of itself: whose it is, who ratified it, when it is reviewed, and which words it is.</summary>
internal sealed class AboutMarkup(Policy policy, PublicationSettings settings)
{
    private const int ShortDigest = 12;

    public void Add(Markup to)
    {
        var edition = policy.Edition;
        to.Open("dl", ("class", "policy-about"));
        if (settings.School is { } school)
            DutyMarkup.Row(to, "School", school);
        DutyMarkup.Row(
            to,
            "Ratified",
            settings.Ratified is { } day ? Conditions.Words.Day(day)
                : edition.Ratified is { } written ? RuleWords.Date(written)
                : "Not ratified yet"
        );
        if (edition.Reviewed is { } reviewed)
            DutyMarkup.Row(to, "Last reviewed", RuleWords.Date(reviewed));
        if (edition.ReviewDue is { } due)
            DutyMarkup.Row(
                to,
                "Review due",
                IsPast(due) ? $"{RuleWords.Date(due)}. It is overdue." : RuleWords.Date(due)
            );
        DutyMarkup.Row(to, "Version", $"{edition.Id}, {policy.Digest[..ShortDigest]}");
        to.Close("dl").Line();
        if (settings.For != Audience.Parents && edition.Banner is { } banner)
            to.Open("p", ("class", "policy-banner"))
                .Element("strong", "Please note: ")
                .Text(banner.Trim())
                .Close("p");
    }

    private bool IsPast(string due) =>
        DateOnly.TryParseExact(
            due,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            default,
            out var day
        )
            ? settings.Today > day
            : DateOnly.TryParseExact(
                due,
                "yyyy-MM",
                CultureInfo.InvariantCulture,
                default,
                out var month
            )
                && settings.Today >= month.AddMonths(1);
}
