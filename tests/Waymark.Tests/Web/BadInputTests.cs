using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Every form that anybody sees, and every field of it in turn, against what must not be kept.</summary>
public sealed class BadInputTests(FormsOfASchool school) : IClassFixture<FormsOfASchool>
{
    private static readonly string s_base64 = Convert.ToBase64String([
        .. Enumerable.Range(0, 3_000).Select(place => (byte)((place * 7 + place / 11) % 256)),
    ]);

    private static readonly (string What, string Text)[] s_wrong =
    [
        ("100,000 characters", new('x', 100_000)),
        ("a picture's address", "look data:image/png;base64,iVBORw0KGgoAAAANSUhEUg== there"),
        ("a picture as base64", s_base64),
    ];

    // Nothing is typed on these, or only where there is no school yet.
    private static readonly string[] s_withoutForms =
    [
        "/cases/{reference}",
        "/cases/{reference}/search/ask/{device}/about/{fact}/{of}",
        "/inbox/{reference}/join/{case}",
        "/locked",
        "/report/{reference}/check",
        "/set-up",
    ];

    // Asked only beside one of several answers, or of what has happened already and is taken as it is told.
    private static readonly string[] s_notAlwaysAsked =
    [
        "/sign-in Password",
        "/account/password Present",
        "/account/password Again",
        "/cases/{reference}/people/add PupilName",
        "/cases/{reference}/people/add Name",
        "/cases/{reference}/acts/record/{act} view.judgement",
        "/cases/{reference}/acts/record/{act} sanction.proportionality",
        "/cases/{reference}/search/record/{device}/{ask?} search.reason",
        "/cases/{reference}/search/record/{device}/{ask?} search.senior-told-at.Date.Day",
        "/cases/{reference}/search/record/{device}/{ask?} search.senior-told-at.Date.Month",
        "/cases/{reference}/search/record/{device}/{ask?} search.senior-told-at.Date.Year",
        "/cases/{reference}/search/record/{device}/{ask?} search.senior-told-at.Time",
        "/report/{reference}/facts WhoElse",
        "/approvals/{reference}/search/{ask} Until.Date.Day",
        "/approvals/{reference}/search/{ask} Until.Date.Month",
        "/approvals/{reference}/search/{ask} Until.Date.Year",
        "/approvals/{reference}/search/{ask} Until.Time",
    ];

    [Fact]
    public void Every_page_that_takes_a_form_was_visited()
    {
        Assert.Equal(s_withoutForms.Order(), school.Unseen.Order());
        Assert.True(school.Forms.Count >= 70, $"{school.Forms.Count} forms");
        var fields = school.Forms.Sum(form => form.Typed.Count);
        Assert.True(fields >= 170, $"{fields} fields");
    }

    [Fact]
    public async Task Pictures_and_too_much_are_refused_beside_every_field_and_the_words_stay()
    {
        var before = await school.Written();

        await Refuse(school.Forms);
        Assert.Equal(before, await school.Written());
    }

    [Fact]
    public async Task What_is_left_empty_is_refused_beside_its_field_or_may_stay_empty()
    {
        var faults = new List<string>();
        foreach (var form in school.Forms.Where(form => form.Typed.Count > 0))
        {
            var answer = await form.SendEmpty();
            foreach (var field in form.Typed.Where(one => !IsLeftOut(form, one)))
            {
                var error = form.ErrorOf(answer, field);
                if (form.MayStayEmpty(field) != error is null)
                    faults.Add($"{form.Name} {field}: {answer.Status} {error ?? "no error"}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task The_page_that_makes_a_school_refuses_them_too()
    {
        await using var empty = WebSchool.Empty();
        var browser = empty.Browser();
        var page = await browser.Follow("/");
        var form = new SeenForm(browser, page, page.Form("main form[method=post]"), "/set-up");

        Assert.Equal("/set-up", page.Path);
        Assert.Equal(5, form.Typed.Count);
        await Refuse([form]);
    }

    [Fact]
    public async Task A_password_that_is_refused_leaves_the_school_to_be_made()
    {
        await using var empty = WebSchool.Empty();
        var browser = empty.Browser();
        await browser.Open("/set-up");
        (string, string)[] good =
        [
            ("School", "Fenwick Green"),
            ("Name", "Ali Brooks"),
            ("UserName", "ali@example.test"),
        ];

        var refused = await browser.Submit([
            .. good,
            ("Password", "aaaaaaaaaaaa"),
            ("Again", "aaaaaaaaaaaa"),
        ]);
        var made = await browser.Submit([
            .. good,
            ("Password", WebSchool.Password),
            ("Again", WebSchool.Password),
        ]);

        Assert.NotNull(refused.ErrorBeside("Password"));
        Assert.Equal("/sign-in", made.Location);
        Assert.Equal(303, (await browser.SignIn("ali@example.test", WebSchool.Password)).Status);
    }

    private static bool IsLeftOut(SeenForm form, string field) =>
        s_notAlwaysAsked.Contains($"{form.Name} {field}");

    private static async Task Refuse(IEnumerable<SeenForm> forms)
    {
        var faults = new List<string>();
        foreach (var form in forms)
        {
            foreach (var field in form.Typed)
            {
                foreach (var (what, text) in s_wrong)
                {
                    var answer = await form.Send((field, text));
                    if (form.Faults(answer, field, text) is { } fault)
                        faults.Add($"{form.Name} {field}, {what}: {fault}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
