using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>Hurried hands, shared computers and old ones: nothing twice, nothing lost, nothing left on the screen.</summary>
public sealed class HardTimesTests
{
    private const string Words = "They have one of me and I am scared.";

    [Fact]
    public async Task A_double_click_reports_once_and_writes_once()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("amina", Screen.Phone);
        await teacher.Opens("/report");
        await teacher.Chooses("I am not sure");
        await teacher.PressesTwice("Save and continue");
        await teacher.IsAt("Which child told you, or is affected?");
        await teacher.Opens("/my-reports");
        Assert.Equal(1, await teacher.Page.Locator("main .govuk-task-list a").CountAsync());

        // Without script nothing holds the second press back but the server.
        var lead = await school.SignsIn("priya", script: false);
        await lead.Opens("/inbox");
        await lead.Presses("Take this report, " + await teacher.ReportJustSent());
        await lead.Presses("Decide what this is");
        await lead.Chooses("A new case");
        await lead.PressesTwice("Continue");
        await lead.IsAt("Overview");
        var ours = lead.At;
        await lead.Opens(ours + "/chronology/add");
        await lead.Writes("What happened?", Words);
        await lead.PressesTwice("Add it");
        await lead.IsAt("Chronology");
        Assert.Equal(1, await lead.Counts(Words));
        await lead.Opens("/cases");
        await lead.Looks("cases-without-script");
    }

    [Fact]
    public async Task After_signing_out_Back_shows_nothing()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("dev");
        var report = await teacher.Reports("Ottilie Fennimore", "They were sent one", Words);
        await teacher.Opens($"/my-reports/{report}");
        await teacher.Sees(report);
        await teacher.Follows("Dev Patel");
        await teacher.Looks("account");
        await teacher.Presses("Sign out");
        await teacher.IsAt("You are signed out");
        await teacher.Looks("signed-out");
        for (var press = 0; press < 3; press++)
        {
            await teacher.GoesBack();
            await teacher.DoesNotSee(report);
        }
    }

    [Fact]
    public async Task Words_typed_when_the_session_has_ended_are_there_after_signing_in()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("gwen", Screen.Phone);
        await teacher.Opens("/report");
        await teacher.Chooses("Yes, they are with me or another trusted adult");
        await teacher.Presses("Save and continue");
        await teacher.Writes("Which child told you, or is affected?", "Ottilie Fennimore");
        await teacher.Presses("Save and continue");
        await teacher.Chooses("They were sent one");
        await teacher.Presses("Save and continue");
        await teacher.Writes("What did they say?", Words);
        school.Clock.Move(TimeSpan.FromHours(3));
        await teacher.Presses("Save and continue");
        await teacher.IsAt("You have been signed out");
        await teacher.DoesNotSee(Words);
        await teacher.Looks("session-ended");
        await teacher.Presses("Sign in");
        await teacher.Looks("sign-in");
        await teacher.SignsIn("gwen");
        await teacher.IsAt("Your words are saved");
        await teacher.Sees(Words);
        await teacher.Looks("your-words");
        await teacher.Presses("Send it now");
        await teacher.IsAt("Has the child already told you any of this?");
    }

    [Fact]
    public async Task Two_leads_press_Take_at_once_and_one_of_them_has_it()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("amina", Screen.Phone);
        var priya = await school.SignsIn("priya");
        var joy = await school.SignsIn("joy");
        var report = await teacher.Reports("Ottilie Fennimore", "They were sent one", Words);
        await priya.Opens("/inbox");
        await joy.Opens("/inbox");

        await Task.WhenAll(
            priya.Presses($"Take this report, {report}"),
            joy.Presses($"Take this report, {report}")
        );

        await priya.Opens($"/inbox/{report}");
        await joy.Opens($"/inbox/{report}");
        Person[] both = [priya, joy];
        var mine = await Task.WhenAll(
            both.Select(one => one.Button("Decide what this is").CountAsync())
        );
        Assert.Equal(1, mine.Sum());
        var other = mine[0] == 1 ? joy : priya;
        await other.Sees(mine[0] == 1 ? "Priya Shah" : "Joy Okoro");
        await other.Looks("inbox-taken-by-another");
    }

    [Fact]
    public async Task Without_script_a_report_is_made_taken_and_written_on()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("tom", Screen.Phone, script: false);
        var lead = await school.SignsIn("priya", script: false);
        var report = await teacher.Reports("Ottilie Fennimore", "They were sent one", Words);
        await teacher.Follows("Check again");
        var ours = await lead.MakesACaseOf(report);
        await lead.Presses("Add to the chronology");
        await lead.Writes("What happened?", "Mother rang at half past two. مرحبا <b>ok</b> 🙂");
        await lead.Presses("Add it");
        await lead.Sees("Mother rang at half past two. مرحبا <b>ok</b> 🙂");
        await lead.Looks("chronology-without-script");
        await teacher.Opens($"/my-reports/{report}");
        await teacher.Sees("Priya Shah");
    }
}
