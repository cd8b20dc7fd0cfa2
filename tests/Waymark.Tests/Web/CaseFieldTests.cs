using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Every field of words on the pages of a case, against what people and machines put into fields.</summary>
public sealed class CaseFieldTests
{
    private static readonly string s_base64 = Convert.ToBase64String([
        .. Enumerable.Range(0, 3_000).Select(place => (byte)((place * 7 + place / 11) % 256)),
    ]);

    private static readonly (
        string Page,
        string? Handler,
        string Field,
        bool IsNeeded
    )[] s_fields =
    [
        ("/steps/write-the-leads-record", "Meet", "Note", true),
        ("/steps/support-during/p1", "Aside", "Reason", true),
        ("/questions/harm.coercion", "NotKnown", "Because", true),
        ("/questions/harm.coercion", "Answer", "Source", false),
        ("/words/add", null, "Words", true),
        ("/words/add", null, "TakenBy", true),
        ("/words/wishes", null, "Wishes", true),
        ("/words/wishes", null, "WantsWithThem", false),
        ("/words/told", null, "Told", true),
        ("/words/told", null, "Promised", false),
        ("/people/p1/parents", "Told", "Told", true),
        ("/people/p1/parents", "Told", "How", true),
        ("/people/p1/parents", "Told", "Said", false),
        ("/devices/add", null, "Called", true),
        ("/devices/add", null, "Place", false),
        ("/devices/d1/pass", null, "From", true),
        ("/devices/d1/pass", null, "Receiver", true),
        ("/devices/d1/pass", null, "Seal", false),
        ("/places/add", null, "Called", true),
        ("/tell", null, "Notice", true),
        ("/access", null, "Why", true),
    ];

    [Fact]
    public async Task Pictures_and_too_much_are_refused_beside_the_field_and_the_words_stay()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();
        string[] wrong =
        [
            new('x', 100_000),
            "look data:image/png;base64,iVBORw0KGgoAAAANSUhEUg== there",
            s_base64,
        ];

        foreach (var (page, handler, field, _) in s_fields)
        {
            foreach (var text in wrong)
            {
                var answer = await lead.Fill(one + page, handler, (field, text));

                Assert.True(answer.Status == 200, $"{page} {field}: {answer.Status}");
                Assert.NotNull(answer.ErrorBeside(field));
                Assert.Equal(text, Typed(answer, field));
            }
        }
    }

    [Fact]
    public async Task Nothing_is_refused_where_something_is_needed()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();

        foreach (var (page, handler, field, _) in s_fields.Where(one => one.IsNeeded))
        {
            var answer = await lead.Fill(one + page, handler, (field, " \n\t "));

            Assert.True(answer.ErrorBeside(field) is not null, $"{page} {field}");
            Assert.StartsWith("Error: ", answer.Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Any_script_emoji_markup_and_sql_are_words()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();

        foreach (var (page, handler, field, _) in s_fields)
        {
            var answer = await lead.Fill(
                one + page,
                handler,
                (field, "<script>x</script> 😟 مرحبا '; DROP TABLE cases;-- O'Brien")
            );

            Assert.Null(answer.ErrorBeside(field));
            Assert.Empty(answer.Document.QuerySelectorAll("main script"));
        }
    }

    [Theory]
    [InlineData("person.age/p1", "person.age", "eleven")]
    [InlineData("harm.coercion", "harm.coercion", "not-an-answer")]
    [InlineData("image.made-on", "image.made-on.Day", "31")]
    public async Task An_answer_that_cannot_be_one_is_refused_beside_its_question(
        string question,
        string field,
        string value
    )
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();

        var answer = await lead.Fill($"{one}/questions/{question}", "Answer", (field, value));

        Assert.Equal(200, answer.Status);
        Assert.NotNull(answer.ErrorBeside(question.Split('/')[0]));
    }

    private static string? Typed(Shown page, string name) =>
        page.Document.QuerySelector($"textarea[name={name}]")?.TextContent
        ?? page.Document.QuerySelector($"input[name={name}]")?.GetAttribute("value");
}
