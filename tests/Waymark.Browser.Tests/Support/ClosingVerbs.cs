namespace Waymark.Browser.Tests.Support;

/// <summary>The long end of a case: decisions with their signatures, and whatever the closing page lists, done by whom it is for.</summary>
internal static class ClosingVerbs
{
    private const string Words = "Done as our policy asks.";

    // Duties, decisions, agreements and questions alike.
    private const string Listed = "main .way-duties a[href*='/steps/'], main .govuk-list a";

    /// <summary>Everything that keeps the case open, as its closing page lists it.</summary>
    public static async Task<IReadOnlyList<string>> StandingIn(this Person lead, string ofCase)
    {
        await lead.Opens(ofCase + "/close");
        return await lead.Page.Locator(Listed).AllInnerTextsAsync();
    }

    /// <summary>Takes a decision, from the facts to the signature.</summary>
    /// <param name="advice">Whom they spoke to first, and what was said; empty: nobody.</param>
    public static async Task Decides(
        this Person lead,
        string ofCase,
        string decision,
        string option,
        string reasons,
        string advice = ""
    )
    {
        await lead.Opens(ofCase + "/decide");
        await lead.Follows($"Take this decision: {decision}");
        await lead.Presses("Continue");
        await lead.Writes("Whom have you spoken to?", advice);
        await lead.Presses("Save and continue");
        await lead.Chooses(option);
        await lead.Presses("Save and continue");
        await lead.Writes("What are your reasons?", reasons);
        await lead.Presses("Save and continue");
        await lead.Signs();
        await lead.IsAt(option);
    }

    /// <summary>Takes a decision again to which the facts now leave one answer only.</summary>
    public static async Task TakesAgain(this Person lead, string ofCase, string decision)
    {
        await lead.Opens(ofCase + "/decide");
        await lead.Follows($"Take it again: {decision}");
        await lead.Presses("Continue");
        await lead.Presses("Save and continue");
        await lead.Sees("There is no other answer as the facts stand.");
        await lead.Looks("decide-required");
        await lead.Presses("Save and continue");
        await lead.Writes("What are your reasons?", "An adult may be involved.");
        await lead.Presses("Save and continue");
        await lead.Signs();
    }

    /// <summary>Signs the decision that the page shows.</summary>
    public static async Task Signs(this Person lead)
    {
        await lead.Chooses("I am making this decision");
        await lead.Presses("Sign and record");
    }

    /// <summary>Agrees to a decision that waits for a second signature.</summary>
    public static async Task Agrees(this Person head, string decision)
    {
        await head.Opens("/approvals");
        await head.Follows($"A decision waits for agreement: {decision}");
        await head.Chooses("I agree");
        await head.Chooses("I have read the reasons above");
        await head.Chooses("I am making this decision");
        await head.Presses("Sign and send");
        await head.Sees("Signed");
    }

    /// <summary>Does every task on their own list, each with a word on what was done.</summary>
    public static async Task DoesTheirTasks(this Person colleague, string words)
    {
        var tasks = colleague.Page.Locator("main .govuk-task-list a");
        await colleague.Opens("/tasks");
        for (var left = await tasks.CountAsync(); left > 0; left = await tasks.CountAsync())
        {
            await colleague.FollowsFirst("main .govuk-task-list a");
            await colleague.Page.Locator("main textarea").First.FillAsync(words);
            await colleague.Presses("It is done");
            Assert.True(await tasks.CountAsync() < left, "A task was done and is still listed.");
        }
    }

    /// <summary>While the closing page lists something: opens the first of it, and does there what the page asks.</summary>
    public static async Task DealsWithWhatStands(this Person lead, string ofCase, Script script)
    {
        string? before = null;
        await lead.Opens(ofCase + "/close");
        while (await lead.Button("Close this case").CountAsync() == 0)
        {
            await lead.FollowsFirst(Listed);
            Assert.False(lead.At == before, $"{before} was dealt with and is still listed.");
            before = lead.At;
            if (await lead.Button("Save the answer").CountAsync() > 0)
            {
                await lead.FillsIn("Answer", script);
                await lead.Presses("Save the answer");
            }
            else
            {
                await lead.FillsIn("Meet", script);
                await lead.Presses("Record that it is done");
            }

            await lead.Opens(ofCase + "/close");
        }
    }

    /// <summary>Answers each question of the form that has no answer yet, and writes what it asks to be written.</summary>
    private static async Task FillsIn(this Person lead, string form, Script script)
    {
        var within = lead.Page.Locator($"form[action*='{form}']");
        foreach (
            var group in await within
                .Locator("fieldset:has(input[type=radio], input[type=checkbox])")
                .AllAsync()
        )
        {
            if (await group.Locator("input:checked").CountAsync() == 0)
            {
                var question = (await group.Locator("legend").InnerTextAsync()).Trim();
                Assert.True(
                    script.Answers.ContainsKey(question),
                    $"The story has no answer to “{question}” at {lead.At}."
                );
                await lead.Chooses(question, script.Answers[question]);
            }
        }

        var duty = await lead.Page.Locator("h1").First.InnerTextAsync();
        foreach (var note in await within.Locator("textarea[name=Note]").AllAsync())
        {
            await note.FillAsync(script.Notes.GetValueOrDefault(duty.Trim(), Words));
        }
    }
}

/// <summary>What a story says where a page asks.</summary>
/// <param name="Answers">The answer to choose, by the question.</param>
/// <param name="Notes">What to write of what was done, by the duty.</param>
internal sealed record Script(
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyDictionary<string, string> Notes
);
