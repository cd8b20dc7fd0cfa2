using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;
using Waymark.Web.Accounts;
using Waymark.Web.Security;

namespace Waymark.Tests.Web;

public sealed class ProofAskedOnPostgresTests() : ProofAskedTests(Store.Postgres);

public sealed class ProofAskedOnSqliteTests() : ProofAskedTests(Store.Sqlite);

/// <summary>Before what cannot be undone, or gives somebody access, whoever is signed in proves again who they are.</summary>
public abstract class ProofAskedTests(Store store)
{
    private const string Asked = "Show that it is you";
    private const string Adoption = "/adoption/england-2026";
    private const string Reason = "The governors agreed.";
    private static readonly TimeSpan s_aWhile = TimeSpan.FromMinutes(6);

    private static readonly (string, string)[] s_adopt =
    [
        ("From.Day", "1"),
        ("From.Month", "12"),
        ("From.Year", "2099"),
        ("Reason", Reason),
    ];

    [Fact]
    public async Task Right_after_signing_in_nothing_is_asked()
    {
        await using var school = WebSchool.WithStaff(store);
        var head = await school.SignedIn("helen");
        await head.Open(Adoption);

        Assert.Equal("/adoption", (await head.Submit(s_adopt)).Location);
    }

    [Fact]
    public async Task Some_minutes_later_the_password_is_asked_for_and_what_was_typed_goes_on_with_it()
    {
        await using var school = WebSchool.WithStaff(store);
        var head = await school.SignedIn("helen");
        school.Clock.Move(s_aWhile);
        await head.Open(Adoption);

        Assert.Equal(Asked, (await head.Submit(s_adopt)).Heading);
        Assert.DoesNotContain(Reason, (await head.Open("/adoption")).Main, Ordinal);
        await head.Open(Adoption);
        await head.Submit(s_adopt);
        var wrong = await head.Submit((FormFields.Proof, "not the password"));
        Assert.Equal(["The password is not right"], wrong.Errors);
        Assert.DoesNotContain("not the password", wrong.Body, Ordinal);
        var right = await head.Submit((FormFields.Proof, WebSchool.Password));

        Assert.Equal("/adoption", right.Location);
        Assert.Contains(Reason, (await head.Open("/adoption")).Main, Ordinal);
        await head.Open(Adoption);
        Assert.NotEqual(Asked, (await head.Submit(s_adopt)).Heading);
    }

    [Fact]
    public async Task Wrong_passwords_count_with_those_at_the_door()
    {
        await using var school = WebSchool.WithStaff(store);
        var head = await school.SignedIn("helen");
        school.Clock.Move(s_aWhile);
        await head.Open(Adoption);
        await head.Submit(s_adopt);
        for (var guess = 0; guess < SignInTries.Allowed; guess++)
            Assert.Equal(Asked, (await head.Submit((FormFields.Proof, $"guess {guess}"))).Heading);

        Assert.Equal(429, (await head.Submit((FormFields.Proof, WebSchool.Password))).Status);
        Assert.Equal(429, (await head.SignIn("helen", WebSchool.Password)).Status);
    }

    [Fact]
    public async Task Who_signs_in_without_a_password_signs_in_again_and_finds_what_they_sent()
    {
        await using var school = WebSchool.WithStaff(store);
        var head = await school.SignedIn("helen");
        school.Clock.Move(s_aWhile);
        await head.Open(Adoption);
        await head.Submit(s_adopt);

        var sent = await head.Submit((FormFields.ProofInstead, "yes"));

        Assert.Equal("/sign-in", sent.Location);
        var back = await head.SignIn("helen", WebSchool.Password);
        Assert.StartsWith("/your-words/", back.Location, Ordinal);
        Assert.Contains(Reason, (await head.Open(back.Location!)).Main, Ordinal);
        Assert.Equal("/adoption", (await head.Submit()).Location);
    }

    [Fact]
    public async Task Roles_new_accounts_and_new_passwords_ask_for_it_too()
    {
        await using var school = WebSchool.WithStaff(store);
        var tom = await school.Colleague("Tom Ellis");
        var admin = await school.SignedIn("ali");
        school.Clock.Move(s_aWhile);
        var person = $"/admin/users/{tom.Person.Value}";
        foreach (var page in (string[])[person, "/admin/users/add"])
        {
            await admin.Open(page);
            Assert.Equal(Asked, (await admin.Submit(("Person.Name", "Tom Ellis"))).Heading);
        }

        await admin.Open(person);
        var form = "main form[action*='handler=Password']";
        Assert.Equal(Asked, (await admin.SubmitForm(form)).Heading);
        Assert.Equal("/", (await school.Browser().SignIn("tom", WebSchool.Password)).Location);
    }

    [Fact]
    public async Task However_its_address_is_written_a_file_is_not_erased_without_it()
    {
        await using var school = WebSchool.WithStaff(store);
        var head = await school.SignedIn("helen");
        school.Clock.Move(s_aWhile);
        await head.Open(Adoption);
        var token = head.Now!.Form("main form").QuerySelector($"[name={FormFields.Token}]")!;
        KeyValuePair<string, string>[] form = [new(FormFields.Token, token.GetAttribute("value")!)];
        foreach (var end in (string[])["agree", "agree/", "AGREE", "%61gree"])
        {
            var answer = await head.Post($"/retention/BCDFGH/{end}", form);
            Assert.Equal(Asked, answer.Heading);
        }

        Assert.Equal(404, (await head.Post("/retention/BCDFGH/hold", form)).Status);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;
}
