using System.Globalization;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Every form that anybody sees, sent with words that a machine might take for something else: they are words, and sent twice they are one entry.</summary>
public sealed class AnyWordsTests(FormsOfASchool school) : IClassFixture<FormsOfASchool>
{
    // Their lines are dates, or a name and a number.
    private static readonly string[] s_lists = ["Phones", "BankHolidays", "ClosedDays"];

    private readonly List<string> faults = [];
    private readonly List<(string Field, string Words)> taken = [];

    [Fact]
    public async Task Emoji_right_to_left_markup_and_sql_are_kept_once_and_shown_as_text()
    {
        foreach (var form in school.Forms.Where(form => form.TakesAnyWords))
            await Send(form);

        var pages = await school.Read();

        foreach (
            var page in pages.Where(page => page.Document.QuerySelector("#zinnia") is not null)
        )
            faults.Add($"{page.Path} takes words for markup");
        var read = string.Join('\n', pages.Select(page => page.Main));
        foreach (var (field, words) in taken)
        {
            if (!read.Contains(words, StringComparison.Ordinal))
                faults.Add($"{field} is shown nowhere");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(taken.Count >= 35, $"{taken.Count} fields were taken");
    }

    private async Task Send(SeenForm form)
    {
        var typed = form
            .Typed.Where(form.TakesWords)
            .Select((name, place) => (Name: name, Words: Words(taken.Count + place)))
            .ToArray();
        var answer = await form.Send(typed);
        if (answer.Status != 303)
        {
            foreach (var (field, words) in typed)
                Look(form, answer, field, words);
            return;
        }

        taken.AddRange(typed.Select(one => ($"{form.Name} {one.Name}", one.Words)));
        var once = await school.Written();
        var again = await form.Send(typed);
        if (await school.Written() != once)
            faults.Add($"{form.Name} sent twice is kept twice: {again.Status}");
    }

    /// <summary>Where something else is missing, or somebody was first, the words are still there and nothing is said against them.</summary>
    private void Look(SeenForm form, Shown answer, string field, string words)
    {
        if (!form.StillShows(answer, field, words))
            faults.Add($"{form.Name} {field} is lost: {answer.Status}");
        if (form.ErrorOf(answer, field) is { } error && !s_lists.Contains(field))
            faults.Add($"{form.Name} {field} is refused: {error}");
    }

    private static string Words(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<b id=zinnia>{number}</b><script>alert({number})</script> 😟 مرحبا '; DROP TABLE entries;-- {number}"
        );
}
