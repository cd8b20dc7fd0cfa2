using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Every field of words on the reporter's and the inbox pages, against everything that people and machines put into fields.</summary>
public sealed class TypedFieldTests
{
    private static readonly string s_base64 = Convert.ToBase64String([
        .. Enumerable.Range(0, 3_000).Select(place => (byte)((place * 7 + place / 11) % 256)),
    ]);

    private static readonly (string Page, string Field, (string, string)[] Beside)[] s_fields =
    [
        ("/report/{unsent}/child", "Name", []),
        ("/report/{unsent}/words", "Words", []),
        ("/report/{unsent}/facts", "WhoElse", []),
        ("/my-reports/{sent}/add", "Words", []),
        ("/inbox/{sent}/aside", "Reason", [("WentTo", "The office")]),
        ("/inbox/{sent}/aside", "WentTo", [("Reason", "Not this policy")]),
        ("/inbox/{sent}/pass", "Why", []),
    ];

    public static TheoryData<int> Fields => [.. Enumerable.Range(0, s_fields.Length)];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Pictures_and_too_much_are_refused_beside_the_field_and_the_words_stay(
        int field
    )
    {
        await using var school = WebSchool.WithStaff();
        var (browser, page, name, beside) = await Open(school, field);
        string[] wrong =
        [
            new('x', 100_000),
            "look data:image/png;base64,iVBORw0KGgoAAAANSUhEUg== there",
            s_base64,
        ];

        foreach (var text in wrong)
        {
            var answer = await browser.Answer(page, [.. beside, (name, text)]);

            Assert.Equal(200, answer.Status);
            Assert.NotNull(answer.ErrorBeside(name));
            Assert.Equal(text, Typed(answer, name));
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Any_script_emoji_markup_and_sql_are_words(int field)
    {
        await using var school = WebSchool.WithStaff();
        var (browser, page, name, beside) = await Open(school, field);

        var answer = await browser.Answer(
            page,
            [.. beside, (name, "<script>x</script> 😟 مرحبا '; DROP TABLE cases;-- O'Brien")]
        );

        Assert.Null(answer.ErrorBeside(name));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Nothing_is_refused_where_something_is_needed(int field)
    {
        await using var school = WebSchool.WithStaff();
        var (browser, page, name, beside) = await Open(school, field);

        var answer = await browser.Answer(page, [.. beside, (name, " \n\t ")]);

        Assert.Equal(200, answer.Status);
        Assert.NotNull(answer.ErrorBeside(name));
        Assert.StartsWith("Error: ", answer.Title, StringComparison.Ordinal);
    }

    private static string? Typed(Shown page, string name) =>
        page.Document.QuerySelector($"textarea[name={name}]")?.TextContent
        ?? page.Document.QuerySelector($"input[name={name}]")?.GetAttribute("value");

    private static async Task<(Browser, string, string, (string, string)[])> Open(
        WebSchool school,
        int field
    )
    {
        var teacher = await school.SignedIn("tom");
        var unsent = await teacher.Raise();
        var sent = await teacher.Report();
        var lead = await school.SignedIn("priya");
        await lead.Take(sent);
        var (page, name, beside) = s_fields[field];
        var address = page.Replace("{unsent}", unsent, StringComparison.Ordinal)
            .Replace("{sent}", sent, StringComparison.Ordinal);
        if (address.EndsWith("/pass", StringComparison.Ordinal))
        {
            var joy = await school.Colleague("Joy Okoro");
            beside = [("To", joy.Person.Value.ToString())];
        }

        return (
            address.StartsWith("/inbox", StringComparison.Ordinal) ? lead : teacher,
            address,
            name,
            beside
        );
    }
}
