using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

public sealed class ShellWordsTests
{
    private const string Typed = "قال لي — 🙂 <b>bold</b> & \"quoted\"\r\nsecond line of words";

    [Fact]
    public async Task Words_sent_after_the_session_ended_are_there_after_signing_in()
    {
        await using var school = WebSchool.WithStaff();
        var browser = await school.SignedIn("ali");
        await browser.Open("/admin/users/add");
        school.Clock.Move(TimeSpan.FromMinutes(20));

        var late = await browser.Submit(
            ("Person.Name", Typed),
            ("Person.Held", "staff"),
            ("Person.Held", "it"),
            ("UserName", "new@example.org"),
            ("Password", "a secret typed here")
        );
        Assert.Equal("/session-ended", late.Location);

        var back = await browser.SignIn("ali", WebSchool.Password);
        var page = await browser.Open(back.Location!);
        Assert.Equal("Your words are saved", page.Heading);
        Assert.Equal(
            Typed.ReplaceLineEndings("\n"),
            page.Document.QuerySelector(".way-words")!.TextContent.ReplaceLineEndings("\n")
        );
        Assert.DoesNotContain("a secret typed here", page.Body, StringComparison.Ordinal);

        var sent = await browser.Submit();
        Assert.Equal("Account made", sent.Heading);
        Assert.Contains(
            "IT technician",
            (await browser.Open("/admin/users")).Main,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Words_kept_for_one_person_are_not_there_for_another()
    {
        await using var school = WebSchool.WithStaff();
        var browser = await school.SignedIn("ali");
        await browser.Open("/admin/users/add");
        school.Clock.Move(TimeSpan.FromMinutes(20));
        await browser.Submit(("Person.Name", "A canary of a name"), ("UserName", "x"));

        var back = await browser.SignIn("priya", WebSchool.Password);
        var page = await browser.Open(back.Location!);

        Assert.StartsWith("/your-words/", back.Location, StringComparison.Ordinal);
        Assert.Equal(404, page.Status);
        Assert.DoesNotContain("canary", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_and_no_kept_word_can_be_read_in_the_data_folder()
    {
        await using var school = WebSchool.WithStaff();
        var browser = await school.SignedIn("ali");
        await browser.Open("/admin/users/add");
        school.Clock.Move(TimeSpan.FromMinutes(20));
        await browser.Submit(
            ("Person.Name", "A canary of a name"),
            ("UserName", "canary@example.org")
        );

        var everything = string.Concat(
            Directory
                .EnumerateFiles(school.Data, "*", SearchOption.AllDirectories)
                .Select(ReadShared)
        );

        Assert.Contains("AspNetUsers", everything, StringComparison.Ordinal);
        foreach (
            var word in (string[])["priya", "okoro", "canary", "safeguarding-lead", "administrator"]
        )
        {
            Assert.DoesNotContain(word, everything, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_hundred_thousand_characters_get_a_sentence_beside_the_field_and_stay()
    {
        await using var school = WebSchool.WithStaff();
        var browser = await school.SignedIn("ali");
        await browser.Open("/admin/users/add");
        var typed = new string('語', 100_000);

        var page = await browser.Submit(
            ("Person.Name", typed),
            ("Person.Held", "staff"),
            ("UserName", "a@example.org")
        );

        Assert.Equal(
            "Error: Use at most 100 characters. You have 100,000",
            page.ErrorBeside("Person.Name")
        );
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(typed, page.Document.QuerySelector("#Person_Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_new_person_signs_in_with_the_first_password_and_must_choose_their_own()
    {
        await using var school = WebSchool.WithStaff();
        var admin = await school.SignedIn("ali");
        await admin.Open("/admin/users/add");
        var made = await admin.Submit(
            ("Person.Name", "Ida Holt"),
            ("Person.Held", "staff"),
            ("UserName", "Ida@Example.org")
        );
        var first = made.Document.QuerySelector(".way-words")!.TextContent;

        var person = school.Browser();
        await person.SignIn("ida@example.org", first);
        Assert.Equal("/account/password", (await person.Open("/")).Location);
        await person.Open("/account/password");
        var changed = await person.Submit(
            ("Present", first),
            ("Wanted", "three plain words"),
            ("Again", "three plain words")
        );

        Assert.Equal(303, changed.Status);
        Assert.Equal(200, (await person.Open("/")).Status);
        Assert.Equal(
            "/",
            (await school.Browser().SignIn("ida@example.org", "three plain words")).Location
        );
        Assert.Equal(200, (await school.Browser().SignIn("ida@example.org", first)).Status);
    }

    [Fact]
    public async Task Somebody_who_has_left_is_signed_out_at_once_and_cannot_come_back()
    {
        await using var school = WebSchool.WithStaff();
        var admin = await school.SignedIn("ali");
        var leaver = await school.SignedIn("dev");
        var list = await admin.Open("/admin/users");
        var link = list
            .Document.QuerySelectorAll("main table a")
            .Single(a => a.TextContent == "Dev Patel");

        await admin.Open(link.GetAttribute("href")!);
        await admin.SubmitForm("form[action*='Left']");

        Assert.Equal("/session-ended", (await leaver.Open("/account")).Location);
        Assert.Equal(200, (await school.Browser().SignIn("dev", WebSchool.Password)).Status);
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
