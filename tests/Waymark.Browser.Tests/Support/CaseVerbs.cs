namespace Waymark.Browser.Tests.Support;

/// <summary>What people do again and again in a case, as one verb each.</summary>
internal static class CaseVerbs
{
    /// <summary>Reports a concern in the six short pages, as a class teacher does; gives its reference.</summary>
    public static async Task<string> Reports(
        this Person teacher,
        string child,
        string part,
        string words
    )
    {
        await teacher.Opens("/report");
        await teacher.Chooses("Yes, they are with me or another trusted adult");
        await teacher.Presses("Save and continue");
        await teacher.Writes("Which child told you, or is affected?", child);
        await teacher.Presses("Save and continue");
        await teacher.IsAt("What did they tell you about?");
        await teacher.Chooses(part);
        await teacher.Presses("Save and continue");
        await teacher.Writes("What did they say?", words);
        await teacher.Presses("Save and continue");
        await teacher.Presses("Skip this page");
        await teacher.Presses("Send the rest");
        await teacher.IsAt("Report sent");
        return teacher.At.Split('/')[2];
    }

    /// <summary>The reference of the newest report, from the reporter's own list.</summary>
    public static async Task<string> ReportJustSent(this Person teacher)
    {
        await teacher.Opens("/my-reports");
        var newest = teacher.Page.Locator("main .govuk-task-list a").First;
        return (await newest.InnerTextAsync()).Split(' ')[^1];
    }

    /// <summary>Takes a report and makes a case of it; gives the address of the case.</summary>
    public static async Task<string> MakesACaseOf(this Person lead, string report)
    {
        await lead.Opens("/inbox");
        await lead.Presses($"Take this report, {report}");
        await lead.Opens($"/inbox/{report}/decide");
        await lead.Chooses("A new case");
        await lead.Presses("Continue");
        await lead.IsAt("Overview");
        return lead.At;
    }

    /// <summary>Answers a question that the case still asks.</summary>
    public static async Task Answers(
        this Person lead,
        string ofCase,
        string question,
        string answer
    )
    {
        await lead.Opens(ofCase + "/questions");
        await lead.Follows(question);
        await lead.Chooses(answer);
        await lead.Presses("Save the answer");
        await lead.Sees("What we know");
    }

    /// <summary>Writes a time of the day on which the school's clock stands.</summary>
    public static async Task WritesMoment(this Person person, string question, string time)
    {
        await person.Writes(question, "Day", "23");
        await person.Writes(question, "Month", "11");
        await person.Writes(question, "Year", "2026");
        await person.Writes(question, "Time", time);
    }
}
