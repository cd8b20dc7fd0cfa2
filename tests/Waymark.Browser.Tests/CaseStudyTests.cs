using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>The story in the school's own policy, from the first word to the closed case, each person at a screen of their own.</summary>
public sealed partial class CaseStudyTests
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

    [Fact]
    public async Task A_case_goes_from_a_teachers_phone_to_its_closing()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("tom", Screen.Phone);
        var lead = await school.SignsIn("priya");
        var senior = await school.SignsIn("ruth");
        var head = await school.SignsIn("helen");
        var support = await school.SignsIn("nora");

        await AlertsWithTheFirstAnswer(school, teacher, lead);
        await SendsTheRest(teacher);
        var ours = await TakesItAndMakesACase(lead, teacher);
        await SaysWhatIsKnown(lead, ours);
        await PutsTheChildFirst(lead, ours);
        await TellsTheSeniorTeam(lead, senior, ours);
        await AsksForAdvice(lead, head, ours);
        await TellsTheFamilies(lead, ours);
        await SupportsTheGirl(lead, support, ours);
        await DoesTheRest(lead, ours);
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
        return lead.At;
    }

    private static async Task SaysWhatIsKnown(Person lead, string ours)
    {
        await lead.Opens(ours + "/questions");
        foreach (var (question, answer) in s_known)
        {
            await lead.Answers(ours, question, answer);
        }

        await AddsTheGirl(lead, ours);
        await AddsTheOthers(lead, ours);
    }

    private static async Task AddsTheGirl(Person lead, string ours)
    {
        await lead.Opens(ours + "/people/add");
        await lead.Chooses("Somebody else");
        await lead.Writes("For somebody else: the name", Girl);
        await lead.Writes("Age, if you know it and they are not on the register (optional)", "10");
        await lead.Chooses("Is in the picture");
        await lead.Presses("Add this person");
        await lead.Opens(ours + "/people");
        await lead.Follows(Girl);
        await lead.Follows("Answer do they have special needs or a disability?");
        await lead.Chooses("Yes");
        await lead.Presses("Save the answer");
    }

    private static async Task AddsTheOthers(Person lead, string ours)
    {
        await lead.Opens(ours + "/people/add");
        await lead.Chooses("Somebody, and nobody knows the name");
        await lead.Writes("Age, if you know it and they are not on the register (optional)", "11");
        await lead.Chooses("Was nearby");
        await lead.Presses("Add this person");
        await lead.Opens(ours + "/people");
        await lead.Looks("people");
        await lead.Opens(ours + "/devices/add");
        await lead.Writes("What do people call it?", "The laptop at home");
        await lead.Chooses("Whose device is it?", "The family");
        await lead.Chooses("Who has the device now?", "A child");
        await lead.Chooses("Where is the device?", "At home");
        await lead.Looks("devices-add");
        await lead.Presses("Add this device");
        await lead.Opens(ours + "/places/add");
        await lead.Writes("What do people call it?", "The group call");
        await lead.Chooses("A messaging or video call app");
        await lead.Looks("places-add");
        await lead.Presses("Add this place");
    }

    private static async Task PutsTheChildFirst(Person lead, string ours)
    {
        await lead.Opens(ours + "/words/told");
        await lead.Chooses("Which child?", Girl);
        await lead.Writes(
            "What were they told happens next?",
            "That it was an accident, who will know, and that we tell her before we do anything else."
        );
        await lead.Presses("Save what the child was told");
        await lead.Opens(ours + "/words/wishes");
        await lead.Chooses("Which child?", Girl);
        await lead.Writes("What do they want to happen?", "Not to be talked about in class.");
        await lead.Writes("Whom do they want with them? (optional)", "Her friend from class");
        await lead.Presses("Save what the child wants");
        await lead.Opens(ours + "/words");
        await lead.Sees(Told);
        await lead.Sees("Not to be talked about in class.");
    }

    private static async Task TellsTheSeniorTeam(Person lead, Person senior, string ours)
    {
        await lead.Opens(ours + "/tell");
        await lead.Chooses("Ruth Lowe");
        await lead.Chooses("Helen Reid");
        await lead.Writes(
            "What are they asked to do?",
            "There is a safeguarding matter. Please be in the head's office at four."
        );
        await lead.Presses("Tell them");
        await senior.Opens("/tasks");
        await senior.Opens(ours);
        await senior.DoesNotSee(Girl);
        await senior.Presses("I have been told");
        await lead.Opens(ours + "/tell");
        await lead.Sees("Ruth Lowe: has confirmed");
    }
}
