using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>A search of a device: refused with its clauses, allowed until a time, or already done and never hidden.</summary>
public sealed class SearchTests
{
    private const string Child = "Ottilie Fennimore";

    [Fact]
    public async Task A_search_is_refused_then_allowed_until_a_time_and_one_done_without_asking_is_a_departure()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("tom", Screen.Phone);
        var lead = await school.SignsIn("priya");
        var head = await school.SignsIn("helen");
        var report = await teacher.Reports(
            Child,
            "Someone is sharing one of them",
            "It is on my own phone too."
        );
        var ours = await lead.MakesACaseOf(report);
        await KeepsThePhone(lead, ours);
        await TellsTheHead(lead, head, ours);

        await IsRefused(lead, ours);
        await AsksWithClearEvidence(lead, ours);
        await AllowsItUntil(head, "12:00");
        // It is done after the senior team was told, and before the permission ends.
        school.Clock.Move(TimeSpan.FromMinutes(10));
        await WritesDownWhatWasDone(lead, ours);
        await WritesDownASearchNobodyAllowed(lead, ours);
    }

    private static async Task KeepsThePhone(Person lead, string ours)
    {
        await lead.Opens(ours + "/devices/add");
        await lead.Writes("What do people call it?", "Her own phone");
        await lead.Chooses("Whose device is it?", "A child");
        await lead.Chooses("Who has the device now?", "The school, locked away");
        await lead.Chooses("Where is the device?", "In school");
        await lead.Writes("If the school has it: where is it kept? (optional)", "The head's safe");
        await lead.Writes("The number of its seal or bag (optional)", "0417");
        await lead.Presses("Add this device");
        await lead.Opens(ours + "/devices");
        await lead.Follows("Her own phone");
        await lead.Looks("device");
    }

    private static async Task TellsTheHead(Person lead, Person head, string ours)
    {
        await lead.Opens(ours + "/tell");
        await lead.Chooses("Helen Reid");
        await lead.Writes("What are they asked to do?", "Please keep your phone near you today.");
        await lead.Presses("Tell them");
        await head.Opens("/tasks");
        await head.Looks("tasks-head");
    }

    private static async Task IsRefused(Person lead, string ours)
    {
        await lead.Opens(ours + "/search");
        await lead.Looks("search");
        await lead.Follows("Ask to search it: Her own phone");
        await lead.Chooses("Likely");
        await lead.Presses("Save and continue");
        await lead.IsAt("Ask to search a device");
        await lead.Looks("search-ask");
        await FillsIn(lead, evidence: "No");
        await lead.Presses("Ask for permission");
        await lead.IsAt("You cannot ask to search this device");
        await lead.SeesNoButton("Ask for permission");
        await lead.Looks("search-refused");
    }

    private static async Task AsksWithClearEvidence(Person lead, string ours)
    {
        await lead.Follows("Change an answer that was wrong");
        await lead.Chooses("Is there clear evidence of a problem that cannot wait?", "Yes");
        await lead.Presses("Ask for permission");
        await lead.Sees("Asked");
        await lead.Looks("search-asked");
    }

    private static async Task FillsIn(Person lead, string evidence)
    {
        await lead.Writes(
            "What is the good reason for the search?",
            "Two pupils saw a named app open on it."
        );
        foreach (
            var question in (string[])
                [
                    "Is there reason to believe that this device holds such a picture?",
                    "Does the search fit our safeguarding policies?",
                    "Will someone from the safeguarding team be there?",
                    "Is the searcher of the same sex as the child whose device it is?",
                ]
        )
        {
            await lead.Chooses(question, "Yes");
        }

        await lead.Chooses("Is there clear evidence of a problem that cannot wait?", evidence);
        await lead.WritesMoment("When will it be done, or when was it done?", "11:00");
    }

    private static async Task AllowsItUntil(Person head, string time)
    {
        await head.Opens("/approvals");
        await head.Looks("approvals-search");
        await head.Follows("A search waits for an answer");
        await head.IsAt("A search is waiting for you");
        await head.Presses("Sign and send");
        await head.Sees("There is a problem");
        await head.Chooses("Allow it until a time");
        await head.WritesMoment("If you allow it: until when?", time);
        await head.Writes(
            "Your reason, or what you need to know",
            "There is clear evidence and it cannot wait."
        );
        await head.Chooses("I have read the reasons above");
        await head.Chooses("I am making this decision");
        await head.Presses("Sign and send");
        await head.Sees("Signed");
    }

    private static async Task WritesDownWhatWasDone(Person lead, string ours)
    {
        await lead.Opens(ours + "/search");
        await lead.Follows("Request");
        await lead.Sees("Allowed until");
        await lead.Looks("search-allowed");
        await lead.Follows("Write down what was done");
        await lead.Writes(
            "Who searched, and who was there?",
            "Helen Reid searched; Priya Shah was there."
        );
        await lead.Looks("search-record");
        await lead.Presses("Write it down");
        await lead.Sees("Helen Reid searched; Priya Shah was there.");
        await lead.DoesNotSee("This was not as the policy says");
        await lead.Looks("search-done");
    }

    private static async Task WritesDownASearchNobodyAllowed(Person lead, string ours)
    {
        await lead.Opens(ours + "/search");
        await lead.Follows("It has already been searched: Her own phone");
        await lead.Writes(
            "Who searched, and who was there?",
            "A supply teacher looked through it on the bus, alone."
        );
        await lead.Presses("Write it down");
        await lead.Sees("This was not as the policy says");
        await lead.Sees("What follows from it");
        await lead.Looks("search-departure");
        await lead.Opens(ours + "/chronology");
        await lead.Sees("A supply teacher looked through it on the bus, alone.");
        await lead.Sees("This was not as the policy says.");
    }
}
