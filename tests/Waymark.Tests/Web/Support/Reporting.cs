using Microsoft.Extensions.DependencyInjection;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;

namespace Waymark.Tests.Web.Support;

/// <summary>What a teacher and a lead do with a report, in verbs.</summary>
internal static class Reporting
{
    /// <summary>The page's own form; the first may be "I pressed this by mistake".</summary>
    public const string Form = "main form:not([action])";

    public const string ChildsWords = "They kept asking and I sent it. Please do not tell my mum.";

    /// <summary>Answers the first question; gives the reference.</summary>
    public static async Task<string> Raise(this Browser browser, string safe = "WithTrustedAdult")
    {
        await browser.Open("/report");
        var next = await browser.Submit(("Safe", safe));
        Assert.Equal(303, next.Status);
        return ReferenceIn(next);
    }

    /// <summary>Raises a concern through the separate door.</summary>
    public static async Task<string> RaiseInConfidence(this Browser browser, string about)
    {
        await browser.Open("/report/adult");
        var next = await browser.Submit(("About", about), ("Safe", "WithTrustedAdult"));
        Assert.Equal(303, next.Status);
        return ReferenceIn(next);
    }

    public static async Task<Shown> Answer(
        this Browser browser,
        string page,
        params (string Name, string Value)[] answers
    )
    {
        await browser.Open(page);
        return await browser.SubmitForm(Form, answers);
    }

    /// <summary>Answers every page but the last.</summary>
    public static async Task Write(this Browser browser, string reference, string words)
    {
        var report = $"/report/{reference}";
        await browser.Answer($"{report}/child", ("Name", "Wren Ashby"), ("Chosen", "as-typed"));
        await browser.Answer($"{report}/what", ("Parts", "sent"));
        await browser.Answer($"{report}/words", ("Words", words));
        await browser.Answer($"{report}/facts", ("Owner", "pupil"), ("Holder", "child"));
    }

    /// <summary>A whole report, sent.</summary>
    public static async Task<string> Report(this Browser browser, string words = ChildsWords)
    {
        var reference = await browser.Raise();
        await browser.Write(reference, words);
        var sent = await browser.Answer($"/report/{reference}/check");
        Assert.Equal($"/report/{reference}/sent", sent.Location);
        return reference;
    }

    public static async Task<Shown> Take(this Browser browser, string reference)
    {
        await browser.Open($"/inbox/{reference}");
        return await browser.SubmitForm($"form[action='/inbox/{reference}?handler=Take']");
    }

    /// <summary>Takes a report and makes a case of it; gives the case's reference.</summary>
    public static async Task<string> MakeCase(this Browser browser, string reference)
    {
        await browser.Take(reference);
        var made = await browser.Answer($"/inbox/{reference}/decide", ("Choice", "new"));
        Assert.Equal(303, made.Status);
        return made.Location!.Split('/')[2];
    }

    /// <summary>The school's own colleague of that name, for work that has no page in these tests.</summary>
    public static async Task<Colleague> Colleague(this WebSchool school, string name) =>
        (await school.School()).Colleagues.Single(one => one.Name == name);

    public static async Task<School> School(this WebSchool school)
    {
        var id = school.Services.GetRequiredService<Waymark.Web.Accounts.SchoolRecord>().School;
        return (await school.Services.GetRequiredService<SchoolWork>().School(id))!;
    }

    public static async Task Enrol(this WebSchool school, params string[] names)
    {
        var here = await school.School();
        var pupils = names.Select(name => new Pupil(
            Guid.CreateVersion7(),
            name,
            "6B",
            new DateOnly(2016, 1, 5),
            null,
            null,
            null,
            []
        ));
        await school
            .Services.GetRequiredService<SchoolWork>()
            .Record(
                here.Id,
                here.Colleagues[0].As(Roles.Administrator),
                [new PupilsEnrolled([.. pupils])]
            );
    }

    /// <summary>Does something to a case as that colleague.</summary>
    public static async Task Do(
        this WebSchool school,
        string name,
        string reference,
        CaseCommand command
    )
    {
        var who = await school.Colleague(name);
        var outcome = await school
            .Services.GetRequiredService<CaseWork>()
            .Do(who, reference, command);
        Assert.IsType<Kept>(outcome);
    }

    /// <summary>Entries of the school, but for those that say somebody read something.</summary>
    public static async Task<int> Written(this WebSchool school)
    {
        var count = 0;
        var record = school.Get<Waymark.Web.Accounts.SchoolRecord>();
        var stop = TestContext.Current.CancellationToken;
        await foreach (var entry in record.Store.ReadAll(record.School, 0, stop))
        {
            if (!entry.Kind.StartsWith("record-read/", StringComparison.Ordinal))
                count++;
        }

        return count;
    }

    public static T Get<T>(this WebSchool school)
        where T : class => school.Services.GetRequiredService<T>();

    private static string ReferenceIn(Shown next)
    {
        var reference = next.Location!.Split('/')[2];
        Assert.NotNull(CaseReference.Read(reference));
        return reference;
    }
}
