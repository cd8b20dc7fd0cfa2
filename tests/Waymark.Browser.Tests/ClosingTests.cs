using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>Closing too early: refused while anything that must stand does not, and always with the list of what is left.</summary>
public sealed class ClosingTests
{
    private const string Child = "Ottilie Fennimore, 4B";
    private const string Review = "Review with the senior team how this was handled.";
    private const string Police = "Decide whether the police should be told of the picture.";
    private const string Risk = "Assess the risk to this child.";

    private static readonly Dictionary<string, string> s_answers = new()
    {
        ["What did the risk assessment find?"] = "Not high",
        ["Have more staff been told?"] = "Yes",
        ["Are we keeping to our safeguarding policies?"] = "Yes",
        ["Is someone from the safeguarding team on hand?"] = "Yes",
        ["Can their advice and support be had now?"] = "Yes",
        ["Does the child need someone with them at once?"] = "No",
    };

    [Fact]
    public async Task A_case_cannot_be_closed_until_the_last_thing_that_must_stand_does()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("tom", Screen.Phone);
        var lead = await school.SignsIn("priya");
        var report = await teacher.Reports(Child, "Someone is sharing one of them", "They have one of me.");
        var ours = await lead.MakesACaseOf(report);

        await lead.Opens(ours + "/close");
        await lead.IsAt("This case cannot be closed yet");
        await lead.SeesNoButton("Close this case");
        var standing = await lead.StandingIn(ours);
        Assert.Contains(Review, standing);
        Assert.Contains(Police, standing);
        Assert.Contains(Risk, standing);
        await lead.Looks("close-nothing-done");
    }
}
