using Microsoft.Playwright;

namespace Waymark.Browser.Tests.Support;

/// <summary>What people do again and again in a case, as one verb each.</summary>
internal static class CaseVerbs
{
    private const int MostRounds = 6;

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

    /// <summary>Takes a decision, from the facts to the signature.</summary>
    public static async Task Decides(
        this Person lead,
        string ofCase,
        string decision,
        string option,
        string reasons
    )
    {
        await lead.Opens(ofCase + "/decide");
        await lead.Follows($"Take this decision: {decision}");
        await lead.Presses("Continue");
        await lead.Presses("Save and continue");
        await lead.Chooses(option);
        await lead.Presses("Save and continue");
        await lead.Writes("What are your reasons?", reasons);
        await lead.Presses("Save and continue");
        await lead.Chooses("I am making this decision");
        await lead.Presses("Sign and record");
        await lead.IsAt(option);
    }

    /// <summary>Meets on its own page every duty that keeps the case open, until the case can be closed.</summary>
    /// <param name="answers">What to choose for each question a duty asks, by the question.</param>
    public static async Task MeetsWhatStandsOpen(
        this Person lead,
        string ofCase,
        IReadOnlyDictionary<string, string> answers
    )
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var standing = await lead.StandingIn(ofCase);
            if (standing.Count == 0)
            {
                return;
            }

            foreach (var address in await lead.AddressesOfWhatStands())
            {
                await lead.Opens(address);
                await lead.MeetsIt(answers);
            }
        }

        await lead.Opens(ofCase + "/close");
        await lead.Sees("Close this case");
    }

    /// <summary>What keeps the case open, as its closing page lists it.</summary>
    public static async Task<IReadOnlyList<string>> StandingIn(this Person lead, string ofCase)
    {
        await lead.Opens(ofCase + "/close");
        return await lead.WhatStands().AllInnerTextsAsync();
    }

    private static async Task<IReadOnlyList<string>> AddressesOfWhatStands(this Person lead)
    {
        var links = await lead.WhatStands().AllAsync();
        var addresses = await Task.WhenAll(links.Select(link => link.GetAttributeAsync("href")));
        return [.. addresses.OfType<string>()];
    }

    private static ILocator WhatStands(this Person lead) =>
        lead.Page.Locator("main .govuk-task-list a");

    private static async Task MeetsIt(
        this Person lead,
        IReadOnlyDictionary<string, string> answers
    )
    {
        var known = lead.Button("Record that this is known");
        if (await known.CountAsync() > 0)
        {
            await lead.Presses("Record that this is known");
            return;
        }

        if (await lead.Button("Record that it is done").CountAsync() == 0)
        {
            return;
        }

        var form = lead.Page.Locator("form[action*='Meet']");
        foreach (var group in await form.Locator("fieldset:has(input[type=radio])").AllAsync())
        {
            if (await group.Locator("input:checked").CountAsync() == 0)
            {
                var question = (await group.Locator("legend").InnerTextAsync()).Trim();
                Assert.True(answers.ContainsKey(question), $"The script has no answer to “{question}” at {lead.At}.");
                await lead.Chooses(question, answers[question]);
            }
        }

        await form.Locator("textarea").Last.FillAsync("Done as our policy asks; the lead and the head looked at it together.");
        await lead.Presses("Record that it is done");
    }
}
