using Waymark.Cases;
using Waymark.Cases.Commands;

namespace Waymark.Tests.Web.Support;

/// <summary>What a lead and a head do with devices and decisions, in verbs.</summary>
internal static class Deciding
{
    private static readonly string[] s_yesNo =
    [
        "search.belief",
        "search.policy-compliant",
        "search.safeguarding-present",
        "search.same-sex",
    ];

    /// <summary>A case with one device, its senior team told, and the lead's browser.</summary>
    public static async Task<(Browser Lead, string Case)> CaseWithDevice(this WebSchool school)
    {
        var teacher = await school.SignedIn("tom");
        var lead = await school.SignedIn("priya");
        var reference = await lead.MakeCase(await teacher.Report());
        var ruth = await school.Colleague("Ruth Lowe");
        await school.Do(
            "Priya Shah",
            reference,
            new TellSeniorTeam([ruth], "Please be in at four.", null)
        );
        school.Clock.Move(TimeSpan.FromMinutes(5));
        return (lead, reference);
    }

    /// <summary>The first device of the case as the pages name it.</summary>
    public static string Device(string reference) => $"/cases/{reference}/search/ask/d1";

    /// <summary>Answers the questions about children until the request itself is asked for.</summary>
    public static async Task<Shown> SayOfEachChild(
        this Browser lead,
        string reference,
        string answer
    )
    {
        var page = await lead.Follow(Device(reference));
        while (page.Path.Contains("/about/", StringComparison.Ordinal))
        {
            await lead.SubmitForm(Reporting.Form, ("person.distress-if-search", answer));
            page = await lead.Follow(Device(reference));
        }

        return page;
    }

    /// <summary>The answers with which a request can be made.</summary>
    public static (string, string)[] Answers(params (string, string)[] others) =>
        [
            .. s_yesNo.Select(fact => (fact, "yes")),
            ("search.reason", "Two pupils told me that it is in a group chat on this phone."),
            ("act.at.Date.Day", "23"),
            ("act.at.Date.Month", "11"),
            ("act.at.Date.Year", "2026"),
            ("act.at.Time", "15:00"),
            .. others,
        ];

    /// <summary>A request that the policy lets be made; gives the address of its page.</summary>
    public static async Task<string> AskToSearch(this Browser lead, string reference)
    {
        await lead.SayOfEachChild(reference, "unlikely");
        var asked = await lead.SubmitForm(Reporting.Form, Answers());
        Assert.Equal($"/cases/{reference}/search/request/a1", asked.Location);
        return asked.Location!;
    }

    /// <summary>The head's signature under an answer to the first request.</summary>
    public static async Task<Shown> Sign(
        this Browser head,
        string reference,
        string reason,
        params (string, string)[] fields
    )
    {
        await head.Open($"/approvals/{reference}/search/a1");
        return await head.SubmitForm(
            Reporting.Form,
            [("Reason", reason), ("HasRead", "true"), ("IsMine", "true"), .. fields]
        );
    }

    public static (string, string)[] UntilHalfPastThree() =>
        [
            ("Until.Date.Day", "23"),
            ("Until.Date.Month", "11"),
            ("Until.Date.Year", "2026"),
            ("Until.Time", "15:30"),
        ];

    /// <summary>Takes a decision through its pages; gives the answer to the signature.</summary>
    public static async Task<Shown> Decide(
        this Browser lead,
        string reference,
        string decision,
        string option
    )
    {
        await lead.ComeToSign(reference, decision, option);
        return await lead.SubmitForm(Reporting.Form, ("IsMine", "true"));
    }

    /// <summary>Comes to the page on which a decision is signed.</summary>
    public static async Task<Shown> ComeToSign(
        this Browser lead,
        string reference,
        string decision,
        string option
    )
    {
        var root = $"/cases/{reference}/decide/{decision}";
        await lead.Open($"{root}/advice");
        await lead.SubmitForm(Reporting.Form, ("Advice", "PC Daud, 10:40: keep the phone safe."));
        await lead.Open($"{root}/choose");
        await lead.SubmitForm(Reporting.Form, ("Option", option));
        await lead.Open($"{root}/reason");
        await lead.SubmitForm(Reporting.Form, ("Reasons", "As the facts stand."));
        return await lead.Open($"{root}/check");
    }

    /// <summary>The two cases of the demonstration: today's, and the closed one.</summary>
    public static async Task<(string Open, string Closed)> CasesOfTheStory(this WebSchool school)
    {
        var lead = await school.Colleague("Priya Shah");
        var rows = await school.Get<Waymark.Cases.Views.Worklist>().Cases(lead, null);
        return (
            rows.Single(row => row.IsOpen).Reference.Text,
            rows.Single(row => !row.IsOpen).Reference.Text
        );
    }

    /// <summary>How many entries of the case are of that kind.</summary>
    public static async Task<int> Count<T>(this WebSchool school, string reference)
        where T : Waymark.Cases.Entries.Happening
    {
        var lead = await school.Colleague("Priya Shah");
        var seen = await school.Get<CaseWork>().See(lead, reference, "test");
        return seen!.Case.Entries.Count(entry => entry.What is T);
    }
}
