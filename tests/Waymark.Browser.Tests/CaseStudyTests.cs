using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>The story in the school's own policy, from the first word to the closed case, each person at a screen of their own.</summary>
public sealed class CaseStudyTests
{
    [Fact]
    public async Task A_case_goes_from_a_teachers_phone_to_its_closing()
    {
        await using var school = await SchoolOnScreen.Open();
        var teacher = await school.SignsIn("tom", Screen.Phone);
        await teacher.Looks("home-teacher");
        await teacher.Presses("Report a concern");
        await teacher.Looks("report-1-safe");
        await teacher.Presses("Save and continue");
        await teacher.Looks("report-1-error");
        await teacher.Chooses("Yes, they are with me or another trusted adult");
        await teacher.Presses("Save and continue");
        await teacher.IsAt("Which child told you, or is affected?");
        await teacher.Looks("report-2-child");
    }
}
