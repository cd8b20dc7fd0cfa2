using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>The second half of the story: advice, the families, support, what is left to do, and the closing.</summary>
public sealed partial class CaseStudyTests
{
    private const string Learned =
        "Call home within two hours. Cameras start off on every group call.";
    private const string Officer =
        "The neighbourhood officer by phone, without names. No action; she helps us talk with the parents.";
    private const string Accident =
        "An accident on a live call. Nothing was kept, no adult was there and nobody meant harm.";
    private const string AtHome =
        "Her parents move the laptop to a family room. The camera is on only when someone is with her.";
    private const string ForAll =
        "Lessons for every class on staying safe online, each in a way that fits their age.";
    private const string Letter =
        "A letter to every family with advice for home; lessons on webcams for Years 3 to 6.";
    private const string OfHerOwn =
        "Advice made just for her, with the coordinator for special needs. We ask again on Friday.";

    private static readonly Script s_script = new(
        new Dictionary<string, string>
        {
            ["Who brought this to the school?"] = "Another child",
            ["Which member of staff was told first?"] = "A class teacher",
            ["What kind of material is it?"] = "A live stream or video call",
            ["What does that judgement rest on?"] = "On what we were told",
            ["How far has it gone?"] = "A small group",
            ["What did the risk assessment find?"] = "Not high",
            ["Are we keeping to our safeguarding policies?"] = "Yes",
            ["Is someone from the safeguarding team on hand?"] = "Yes",
            ["Can their advice and support be had now?"] = "Yes",
            ["Does the child need someone with them at once?"] = "No",
        },
        new Dictionary<string, string>
        {
            ["Put safeguards in place for this child."] = AtHome,
            ["Do something that helps children feel safe in school."] = ForAll,
            ["Decide what we will do so that it does not happen again."] = Letter,
        }
    );

    private static async Task AsksForAdvice(Person lead, Person head, string ours)
    {
        await lead.Opens(ours + "/decide");
        await lead.Looks("decide");
        await lead.Follows("Take this decision: The police");
        await lead.Looks("decide-1-facts");
        await lead.Presses("Continue");
        await lead.Writes("Whom have you spoken to?", Officer);
        await lead.Looks("decide-2-advice");
        await lead.Presses("Save and continue");
        await lead.Chooses("Ask the police for advice, without names");
        await lead.Looks("decide-3-choose");
        await lead.Presses("Save and continue");
        await lead.Presses("Save and continue");
        await lead.Sees("There is a problem");
        await lead.Looks("decide-4-reason-missing");
        await lead.Writes("What are your reasons?", Accident);
        await lead.Presses("Save and continue");
        await lead.Looks("decide-5-check");
        await lead.Signs();
        await lead.Sees("Still to agree");
        await lead.Looks("decide-6-waiting");
        await head.Opens("/approvals");
        await head.Looks("approvals");
        await head.Follows("A decision waits for agreement: The police");
        await head.Sees(Accident);
        await head.Looks("approvals-decision");
        await head.Agrees("The police");
        await lead.Opens(ours + "/decide");
        await lead.Follows("Ask the police for advice, without names");
        await lead.Sees("Agreed by");
        await lead.Looks("decide-7-agreed");
        await lead.Decides(
            ours,
            "Children's social care",
            "Ask social care for advice, without names",
            "There is no sign of harm at home.",
            "The duty social worker. No action on their side."
        );
        await lead.Decides(
            ours,
            "CEOP",
            "Do not report to CEOP",
            "Nobody outside the class had any part in it."
        );
    }

    private static async Task TellsTheFamilies(Person lead, string ours)
    {
        await lead.Opens(ours + "/people");
        await lead.Follows(Girl);
        await lead.Presses("Tell the parents or carers");
        await lead.Looks("parents-first");
        await lead.Chooses("Could telling the parents or carers put this child at risk?", "No");
        await lead.Presses("Save and go on");
        await lead.Sees("Nothing in the policy stands against telling them.");
        await lead.Writes("Who was told?", "Both parents of Ottilie");
        await lead.Writes("How, and by whom?", "In person, by Priya Shah with the officer");
        await lead.Looks("parents-told");
        await lead.Presses("Save that they were told");
        await lead.Opens(ours + "/people");
        await lead.Follows(Friend);
        await lead.Presses("Tell the parents or carers");
        await lead.Chooses("Could telling the parents or carers put this child at risk?", "No");
        await lead.Presses("Save and go on");
        await lead.Writes("Who was told?", "Both parents of Amara");
        await lead.Writes("How, and by whom?", "By phone, by Priya Shah");
        await lead.Presses("Save that they were told");
    }

    private static async Task SupportsTheGirl(Person lead, Person support, string ours)
    {
        await lead.Opens(ours + "/access");
        await lead.Picks("Which colleague?", "Nora Quinn");
        await lead.Chooses("Which children may they see?", Girl);
        await lead.Writes("Why do they need to?", "She helps her with advice of her own.");
        await lead.Looks("access");
        await lead.Presses("Let them see it");
        await support.Opens("/tasks");
        await support.Looks("tasks-support");
        await support.FollowsFirst("main .govuk-task-list a");
        await support.Looks("task-support");
        await support.DoesTheirTasks(OfHerOwn);
        await support.Opens(ours);
        await support.Sees(Girl);
        await support.DoesNotSee(Told);
        await support.Looks("case-support");
    }

    private static async Task DoesTheRest(Person lead, string ours)
    {
        await lead.Opens(ours + "/close");
        await lead.IsAt("This case cannot be closed yet");
        await lead.SeesNoButton("Close this case");
        await lead.Looks("close-refused");
        await lead.Opens(ours);
        await lead.Looks("case-overview-midway");
        await lead.Opens(ours + "/steps");
        await lead.Looks("steps");
        await lead.Follows("Assess the risk to this child.");
        await lead.Looks("duty-with-question");
        await lead.DealsWithWhatStands(ours, s_script);
    }

    private static async Task Closes(Person lead, Person teacher, string ours)
    {
        await lead.Opens(ours + "/close");
        await lead.Looks("close-allowed");
        await lead.Writes("What has the school learned?", Learned);
        await lead.Presses("Close this case");
        await lead.IsAt("This case is closed");
        await lead.Looks("closed");
        await lead.Opens(ours + "/chronology?order=oldest");
        await lead.Looks("chronology");
        foreach (
            var said in (string[])
                [
                    Told,
                    "Not to be talked about in class.",
                    Accident,
                    "Both parents of Ottilie",
                    OfHerOwn,
                    AtHome,
                    ForAll,
                    Letter,
                    Learned,
                ]
        )
        {
            await lead.Sees(said);
        }

        await lead.Opens("/cases?show=closed");
        await lead.Looks("cases-closed");
        await teacher.Opens("/my-reports");
        await teacher.Sees("Closed");
    }
}
