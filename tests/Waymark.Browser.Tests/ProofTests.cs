using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>Before what cannot be undone: the password again, with script and without, and nothing typed is lost.</summary>
public sealed class ProofTests
{
    private const string Why = "Why does the school adopt it?";
    private const string Reason = "The governors agreed.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_head_shows_that_it_is_them_and_what_they_wrote_goes_on(bool script)
    {
        await using var school = await SchoolOnScreen.Open();
        var head = await school.SignsIn("helen", Screen.Phone, script);
        school.Clock.Move(TimeSpan.FromMinutes(6));
        await head.Opens("/adoption/england-2026");
        foreach (var (part, value) in new[] { ("Day", "1"), ("Month", "12"), ("Year", "2099") })
            await head.Writes("From which day?", part, value);
        await head.Writes(Why, Reason);
        await head.Presses("Adopt this policy");

        await head.IsAt("Show that it is you");
        await head.Looks(script ? "proof-asked" : "proof-asked-no-script");
        await head.Writes("Your password", "not the password");
        await head.Presses("Go on");
        await head.Sees("The password is not right");
        await head.Looks(script ? "proof-wrong" : "proof-wrong-no-script");
        await head.Writes("Your password", Waymark.Tests.Web.Support.WebSchool.Password);
        await head.Presses("Go on");

        await head.Sees("1 December 2099");
        await head.Sees(Reason);
    }
}
