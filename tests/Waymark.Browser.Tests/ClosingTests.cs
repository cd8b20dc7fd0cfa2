using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>Closing too early: refused while anything that must stand does not, and always with the list of what is left.</summary>
public sealed class ClosingTests
{
    private const string Child = "Ottilie Fennimore";
    private const string Review = "Review with the senior team how this was handled.";

    [Fact]
    public async Task A_case_cannot_be_closed_too_early_and_the_page_lists_what_stands()
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
    }
}
