using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>The story in the school's own policy, from the first word to the closed case, each person at a screen of their own.</summary>
public sealed class CaseStudyTests
{
    private const string Friend = "Amara Blackwood";
    private const string Girl = "Ottilie Fennimore";
    private const string Told =
        "Ottilie was on the call and forgot the camera was on. She is very upset. 😟";

    private static readonly (string Question, string Answer)[] s_known =
    [
        ("Is there a picture or video?", "It was live, and we know of no copy"),
        ("From what you have been told, what does the picture seem to be?", "It may be illegal"),
        ("How did it come to be made?", "By accident"),
        ("Did anyone who got it pass it on?", "Nobody passed it on"),
        ("Is an adult involved, or might one be?", "No"),
        ("Was the child pressed, tricked or groomed into it?", "No"),
        ("Has anyone made a threat to get money, more pictures or anything else?", "No"),
        ("Did anyone mean to hurt, shame or get back at the child?", "No"),
        ("Might a child be at risk of abuse?", "No"),
    ];

    private static readonly Dictionary<string, string> s_answers = new()
    {
        ["Who brought this to the school?"] = "Another child",
        ["Which member of staff was told first?"] = "A class teacher",
        ["What kind of material is it?"] = "A live stream or video call",
        ["How far has it gone?"] = "A small group",
        ["What did the risk assessment find?"] = "Not high",
        ["Have more staff been told?"] = "Yes",
        ["Are we keeping to our safeguarding policies?"] = "Yes",
        ["Is someone from the safeguarding team on hand?"] = "Yes",
        ["Can their advice and support be had now?"] = "Yes",
        ["Does the child need someone with them at once?"] = "No",
    };

    [Fact]
    public async Task A_case_goes_from_a_teachers_phone_to_its_closing()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("tom", Screen.Phone);
        var lead = await school.SignsIn("priya");
        var senior = await school.SignsIn("ruth");
        var head = await school.SignsIn("helen");

        await AlertsWithTheFirstAnswer(school, teacher, lead);
        await SendsTheRest(teacher);
        var ours = await TakesItAndMakesACase(lead, teacher);
        await SaysWhatIsKnown(lead, ours);
        await PutsTheChildFirst(lead, ours);
        await TellsTheSeniorTeam(lead, senior, head, ours);
        await AsksThePolice(lead, head, ours);
        await lead.Decides(ours, "Children's social care", "Asked for advice, without names", "There is no sign of harm at home. They agreed that the school can do this.");
        await lead.Decides(ours, "CEOP", "Not referred", "There was no contact with anybody outside the class.");
        await TellsTheParents(lead, ours);
        await CannotCloseYet(lead, ours);
        await lead.MeetsWhatStandsOpen(ours, s_answers);
        await Closes(lead, teacher, ours);
    }

    private static async Task AlertsWithTheFirstAnswer(
        SchoolOnScreen school,
        Person teacher,
        Person lead
    )
    {
        await teacher.Looks("home-teacher");
        await teacher.Follows("What to do now and what never to do");
        await teacher.Looks("report-now");
        await teacher.Opens("/");
        await teacher.Presses("Report a concern");
        await teacher.Looks("report-1-safe");
        await teacher.Presses("Save and continue");
        await teacher.Sees("There is a problem");
        await teacher.Looks("report-1-error");
        await teacher.Chooses("Yes, they are with me or another trusted adult");
        await teacher.Presses("Save and continue");
        await teacher.IsAt("Which child told you, or is affected?");
        await teacher.Sees("Told: Priya Shah");

        var letter = await school.Letter();
        Assert.Contains("A report waits to be taken.", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Tom", letter, StringComparison.Ordinal);
        await lead.Looks("home-lead");
        await lead.Opens("/inbox");
        await lead.Sees("From Tom Ellis");
        await lead.Sees("The rest is still being written.");
        await lead.Looks("inbox-untaken");
    }

    private static async Task SendsTheRest(Person teacher)
    {
        await teacher.Looks("report-2-child");
        await teacher.Writes("Which child told you, or is affected?", Friend);
        await teacher.Presses("Save and continue");
        await teacher.IsAt("What did they tell you about?");
        await teacher.Looks("report-3-what");
        await teacher.Chooses("They saw it or heard about it");
        await teacher.Presses("Save and continue");
        await teacher.IsAt("What did they say?");
        await teacher.Writes("What did they say?", Told);
        await teacher.Looks("report-4-words");
        await teacher.Presses("Save and continue");
        await teacher.Looks("report-5-facts");
        await teacher.Presses("Skip this page");
        await teacher.Sees(Told);
        await teacher.Looks("report-6-check");
        await teacher.Presses("Send the rest");
        await teacher.IsAt("Report sent");
        await teacher.DoesNotSee(Friend);
        await teacher.Looks("report-sent");
        await teacher.Follows("Check again");
        await teacher.Opens("/my-reports");
        await teacher.Looks("my-reports");
    }

    private static async Task<string> TakesItAndMakesACase(Person lead, Person teacher)
    {
        await lead.Opens("/inbox");
        var report = await teacher.ReportJustSent();
        await lead.Presses($"Take this report, {report}");
        await lead.Sees(Told);
        await lead.Looks("inbox-concern");
        await teacher.Opens($"/my-reports/{report}");
        await teacher.Sees("Priya Shah");
        await teacher.Looks("my-report-taken");
        await lead.Presses("Decide what this is");
        await lead.Looks("inbox-decide");
        await lead.Chooses("A new case");
        await lead.Presses("Continue");
        await lead.IsAt("Overview");
        await lead.Looks("case-overview-new");
        return lead.At;
    }

    private static async Task SaysWhatIsKnown(Person lead, string ours)
    {
        await lead.Opens(ours + "/questions");
        await lead.Looks("case-questions");
        foreach (var (question, answer) in s_known)
        {
            await lead.Answers(ours, question, answer);
        }

        await lead.Opens(ours + "/people/add");
        await lead.Chooses("Somebody else");
        await lead.Writes("For somebody else: the name", Girl);
        await lead.Writes("Age, if you know it and they are not on the register (optional)", "10");
        await lead.Chooses("Is in the picture");
        await lead.Looks("people-add");
        await lead.Presses("Add this person");
        await lead.Opens(ours + "/people");
        await lead.Looks("people");
        await lead.Follows(Girl);
        await lead.Follows("Answer do they have special needs or a disability?");
        await lead.Chooses("Yes");
        await lead.Presses("Save the answer");
        await lead.Opens(ours + "/people");
        await lead.Follows(Girl);
        await lead.Looks("person");
        await lead.Opens(ours + "/questions");
        await lead.Looks("case-questions-some-known");
    }

    private static async Task PutsTheChildFirst(Person lead, string ours)
    {
        await lead.Opens(ours + "/words/told");
        await lead.Chooses("Which child?", Girl);
        await lead.Writes(
            "What were they told happens next?",
            "That it was an accident, who will know, and that we tell her before we do anything else."
        );
        await lead.Looks("words-told");
        await lead.Presses("Save what the child was told");
        await lead.Opens(ours + "/words/wishes");
        await lead.Chooses("Which child?", Girl);
        await lead.Writes("What do they want to happen?", "Not to be talked about in class.");
        await lead.Writes("Whom do they want with them? (optional)", "Her friend from class");
        await lead.Presses("Save what the child wants");
        await lead.Opens(ours + "/words");
        await lead.Sees(Told);
        await lead.Sees("Not to be talked about in class.");
        await lead.Looks("words");
    }

    private static async Task TellsTheSeniorTeam(
        Person lead,
        Person senior,
        Person head,
        string ours
    )
    {
        await lead.Opens(ours + "/tell");
        await lead.Chooses("Ruth Lowe");
        await lead.Chooses("Helen Reid");
        await lead.Writes(
            "What are they asked to do?",
            "There is a safeguarding matter. Please be in the head's office at four."
        );
        await lead.Looks("tell-senior-team");
        await lead.Presses("Tell them");
        await senior.Opens("/tasks");
        await senior.Looks("tasks-told");
        await senior.Opens(ours);
        await senior.DoesNotSee(Girl);
        await senior.Looks("case-stage");
        await senior.Presses("I have been told");
        await lead.Opens(ours + "/tell");
        await lead.Sees("Ruth Lowe: has confirmed");
    }

    private static async Task AsksThePolice(Person lead, Person head, string ours)
    {
        await lead.Opens(ours + "/decide");
        await lead.Looks("decide");
        await lead.Follows("Take this decision: The police");
        await lead.Looks("decide-1-facts");
        await lead.Presses("Continue");
        await lead.Writes(
            "Whom have you spoken to?",
            "The neighbourhood officer by phone at 11:40, without names. No action on their side."
        );
        await lead.Looks("decide-2-advice");
        await lead.Presses("Save and continue");
        await lead.Chooses("Asked for advice, without names");
        await lead.Looks("decide-3-choose");
        await lead.Presses("Save and continue");
        await lead.Presses("Save and continue");
        await lead.Sees("There is a problem");
        await lead.Looks("decide-4-reason-missing");
        await lead.Writes(
            "What are your reasons?",
            "An accident on a live call. Nothing was kept, no adult was there and nobody meant harm."
        );
        await lead.Presses("Save and continue");
        await lead.Looks("decide-5-check");
        await lead.Chooses("I am making this decision");
        await lead.Presses("Sign and record");
        await lead.Sees("Still to agree");
        await lead.Looks("decide-6-waiting");
        await head.Opens("/approvals");
        await head.Looks("approvals");
        await head.Follows("A decision waits for agreement: The police");
        await head.Sees("An accident on a live call.");
        await head.Chooses("I agree");
        await head.Chooses("I have read the reasons above");
        await head.Chooses("I am making this decision");
        await head.Looks("approvals-decision");
        await head.Presses("Sign and send");
        await head.Sees("Signed");
        await lead.Opens(ours + "/decide");
        await lead.Follows("Asked for advice, without names");
        await lead.Sees("Agreed by");
        await lead.Looks("decide-7-agreed");
    }

    private static async Task TellsTheParents(Person lead, string ours)
    {
        await lead.Opens(ours + "/people");
        await lead.Follows(Girl);
        await lead.Presses("Tell the parents or carers");
        await lead.Looks("parents-first");
        await lead.Chooses("Could telling the parents or carers put this child at risk?", "No");
        await lead.Presses("Save and go on");
        await lead.Sees("Nothing in the policy stands against telling them.");
        await lead.Writes("Who was told?", "Both parents");
        await lead.Writes("How, and by whom?", "By phone, by Priya Shah");
        await lead.Looks("parents-told");
        await lead.Presses("Save that they were told");
    }

    private static async Task CannotCloseYet(Person lead, string ours)
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
    }

    private static async Task Closes(Person lead, Person teacher, string ours)
    {
        await lead.Opens(ours + "/close");
        await lead.Looks("close-allowed");
        await lead.Writes(
            "What has the school learned?",
            "Call home within two hours. Cameras start off on every group call."
        );
        await lead.Presses("Close this case");
        await lead.IsAt("This case is closed");
        await lead.Looks("closed");
        await lead.Opens(ours + "/chronology?order=oldest");
        await lead.Looks("chronology");
        foreach (var told in (string[])[Told, "Not to be talked about in class.", "An accident on a live call.", "Both parents", "Call home within two hours."])
        {
            await lead.Sees(told);
        }

        await lead.Opens("/cases?show=closed");
        await lead.Looks("cases-closed");
        await teacher.Opens("/my-reports");
        await teacher.Sees("Closed");
    }
}
