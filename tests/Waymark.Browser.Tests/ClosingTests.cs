using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>Closing too early: refused while anything that must stand does not, and always with the list of what is left.</summary>
public sealed class ClosingTests
{
    private const string Child = "Ottilie Fennimore";
    private const string Review = "Review with the senior team how this was handled.";
    private const string Risk = "Assess the risk to this child.";

    [Fact]
    public async Task A_case_cannot_be_closed_too_early_and_each_thing_done_leaves_one_thing_less()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("tom", Screen.Phone);
        var lead = await school.SignsIn("priya");
        var report = await teacher.Reports(Child, "Someone is sharing one of them", "They have one of me.");
        var ours = await lead.MakesACaseOf(report);

        await lead.Opens(ours + "/close");
        await lead.IsAt("This case cannot be closed yet");
        await lead.SeesNoButton("Close this case");
        await lead.Looks("close-nothing-done");
        await lead.Answers(ours, "Is there a picture or video?", "Yes");
        var standing = await lead.StandingIn(ours);
        Assert.Contains(Review, standing);
        Assert.Contains(Risk, standing);

        await lead.Follows(Risk);
        await lead.Chooses("What did the risk assessment find?", "Not high");
        await lead.Writes("What the risks are, and why you rate them so", "Looked at with the head.");
        await lead.Presses("Record that it is done");
        Assert.Equal(
            standing.Where(duty => duty != Risk),
            await lead.StandingIn(ours)
        );
        await lead.SeesNoButton("Close this case");
    }
}
