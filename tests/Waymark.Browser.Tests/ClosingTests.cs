using Waymark.Browser.Tests.Support;
using Waymark.Tests.Web.Support;

namespace Waymark.Browser.Tests;

/// <summary>Closing too early: refused while anything that must stand does not, and always with the list of what is left. And what a new fact does to a case that was closed.</summary>
public sealed class ClosingTests
{
    private const string Child = "Ottilie Fennimore";
    private const string Review = "Review with the senior team how this was handled.";
    private const string Watch = "Set a time to stay watchful, and the day it ends.";
    private const string Kind = "Do something that helps children feel safe in school.";
    private const string LeaveUndone = "Leave it undone, with this reason";

    [Fact]
    public async Task A_case_cannot_be_closed_too_early_and_each_thing_done_leaves_one_thing_less()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("tom", Screen.Phone);
        var lead = await school.SignsIn("priya");
        var report = await teacher.Reports(
            Child,
            "Someone is sharing one of them",
            "They have one of me."
        );
        var ours = await lead.MakesACaseOf(report);

        await lead.Opens(ours + "/close");
        await lead.IsAt("This case cannot be closed yet");
        await lead.SeesNoButton("Close this case");
        await lead.Looks("close-nothing-done");
        await lead.Answers(ours, "Is there a picture or video?", "Yes");
        var standing = await lead.StandingIn(ours);
        Assert.Contains(Review, standing);
        Assert.Contains(Watch, standing);
        Assert.Contains(Kind, standing);

        await lead.Follows(Watch);
        await lead.Writes(
            "Who watches for what, where, and until when",
            "Her class teacher and the lunch team, until half term."
        );
        await lead.Presses("Record that it is done");
        Assert.Equal(standing.Where(one => one != Watch), await lead.StandingIn(ours));

        await lead.Follows(Kind);
        await lead.Writes("Why is it left undone?", "An assembly was held last week.");
        await lead.Presses(LeaveUndone);
        Assert.Equal(
            standing.Where(one => one != Watch && one != Kind),
            await lead.StandingIn(ours)
        );

        await lead.Follows(Review);
        await lead.Sees("This must be done. No reason can set it aside.");
        await lead.SeesNoButton(LeaveUndone);
        await lead.Opens(ours + "/close");
        await lead.IsAt("This case cannot be closed yet");
        await lead.SeesNoButton("Close this case");
    }

    [Fact]
    public async Task A_new_fact_opens_a_closed_case_and_the_decision_on_the_police_must_be_taken_again()
    {
        await using var school = await SchoolOnScreen.Open(WebSchool.WithCases());
        var lead = await school.SignsIn("priya");
        await lead.Opens("/cases?show=closed");
        await lead.FollowsFirst("main a[href^='/cases/']:not([href*='?'])");
        var ours = lead.At;
        await lead.Sees("This case is closed.");
        await lead.Opens(ours + "/questions/adult.involved");
        await lead.Chooses("There may be");
        await lead.Writes("Who said so? (optional)", "Her mother, by phone");
        await lead.Presses("Save the answer");

        await lead.Opens(ours);
        await lead.DoesNotSee("This case is closed.");
        await lead.Sees("What this decision rested on has changed.");
        await lead.Looks("overview-stale");
        await lead.Opens(ours + "/close");
        await lead.IsAt("This case cannot be closed yet");
        await lead.IsAt("Decisions to take again");
        await lead.SeesNoButton("Close this case");
        await lead.Looks("close-reopened");
        await lead.Opens(ours + "/decide");
        await lead.SeesInRed("Out of date: take it again");
        await lead.Looks("decide-stale");

        await lead.TakesAgain(ours, "The police");
        await lead.Opens(ours + "/decide");
        await lead.DoesNotSee("Out of date: take it again");
        await lead.Sees("Taken again since");
        await lead.Opens(ours + "/close");
        await lead.DoesNotSee("Decisions to take again");
    }
}
