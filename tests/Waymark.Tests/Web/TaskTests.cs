using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Views;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

public sealed class TaskTests
{
    [Fact]
    public async Task The_technician_sees_the_place_and_the_task_and_never_a_name_or_a_word()
    {
        await using var school = WebSchool.WithStaff();
        var made = await CaseOnTheNetwork(school);
        var technician = await school.SignedIn("sam");

        var list = await technician.Open("/tasks");
        var task = await technician.Open(FirstTask(list));

        Assert.Contains("Year 6 shared drive", task.Main, StringComparison.Ordinal);
        Assert.Contains("Do not open any file.", task.Main, StringComparison.Ordinal);
        foreach (var page in new[] { list, task })
        {
            Assert.DoesNotContain("Wren", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("mum", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Tom Ellis", page.Body, StringComparison.Ordinal);
        }

        Assert.NotEqual(200, (await technician.Open($"/cases/{made}")).Status);
    }

    [Fact]
    public async Task The_technician_says_that_it_is_done_and_the_task_is_gone()
    {
        await using var school = WebSchool.WithStaff();
        await CaseOnTheNetwork(school);
        var technician = await school.SignedIn("sam");
        var address = FirstTask(await technician.Open("/tasks"));
        var before = (await technician.Open("/tasks")).Document.QuerySelectorAll("main li").Length;

        var empty = await technician.Answer(address, ("Note", ""));
        var done = await technician.SubmitForm(
            Reporting.Form,
            ("Note", "Blocked for all at 10:40.")
        );

        Assert.NotNull(empty.ErrorBeside("Note"));
        Assert.Equal("/tasks", done.Location);
        var after = (await technician.Open("/tasks")).Document.QuerySelectorAll("main li").Length;
        Assert.Equal(before - 1, after);
    }

    [Fact]
    public async Task What_cannot_be_done_stays_open_and_the_leads_are_told_why()
    {
        await using var school = WebSchool.WithStaff();
        var made = await CaseOnTheNetwork(school);
        var technician = await school.SignedIn("sam");
        var address = FirstTask(await technician.Open("/tasks"));
        var task = await technician.Open(address);
        var cannot = task.Document.QuerySelector("a[href*='/cannot/']")!.GetAttribute("href")!;

        var said = await technician.Answer(
            cannot,
            ("Reason", "The firewall is run by the council.")
        );

        Assert.Equal("/tasks", said.Location);
        Assert.Equal(200, (await technician.Open(address)).Status);
        var lead = await school.Colleague("Priya Shah");
        var now = await school
            .Get<CaseWork>()
            .See(lead, made, "test", TestContext.Current.CancellationToken);
        Assert.Contains(
            now!.Case.Entries,
            entry => entry.What.Detail == "The firewall is run by the council."
        );
    }

    [Fact]
    public async Task A_task_of_another_role_and_a_task_of_no_case_are_the_same_to_the_technician()
    {
        await using var school = WebSchool.WithStaff();
        var made = await CaseOnTheNetwork(school);
        var technician = await school.SignedIn("sam");

        var own = FirstTask(await technician.Open("/tasks"));
        var duty = own.Split('/')[3];
        var others = await technician.Open($"/tasks/{made}/{await DutyOf(school, "Priya Shah")}");
        var none = await technician.Open($"/tasks/ZZZZZZ/{duty}");
        var nonsense = await technician.Open($"/tasks/{made}/no-such-duty");

        Assert.Equal(404, others.Status);
        Assert.Equal(none.Body, others.Body);
        Assert.Equal(none.Body, nonsense.Body);
    }

    [Fact]
    public async Task Nobody_whose_role_owes_nothing_sees_a_task()
    {
        await using var school = WebSchool.WithStaff();
        var made = await CaseOnTheNetwork(school);
        var own = FirstTask(await (await school.SignedIn("sam")).Open("/tasks"));

        foreach (var userName in new[] { "amina", "ali", "edith" })
        {
            var browser = await school.SignedIn(userName);
            Assert.Equal(404, (await browser.Open(own)).Status);
            Assert.Contains(
                "no tasks",
                (await browser.Open("/tasks")).Main,
                StringComparison.Ordinal
            );
        }

        Assert.NotNull(made);
    }

    [Fact]
    public async Task A_senior_leader_reads_the_notice_and_confirms_it_once()
    {
        await using var school = WebSchool.WithStaff();
        var made = await CaseOnTheNetwork(school);
        var ruth = await school.Colleague("Ruth Lowe");
        await school.Do(
            "Priya Shah",
            made,
            new TellSeniorTeam([ruth], "Please keep the meeting room free.", null)
        );
        var senior = await school.SignedIn("ruth");

        var address = FirstTask(await senior.Open("/tasks"));
        var page = await senior.Open(address);
        var confirmed = await senior.SubmitForm(Reporting.Form);
        var after = await senior.Open(confirmed.Location!);

        Assert.Contains("Please keep the meeting room free.", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Wren", page.Body, StringComparison.Ordinal);
        Assert.Contains("You have confirmed", after.Main, StringComparison.Ordinal);
        Assert.Equal(404, (await (await school.SignedIn("tom")).Open(address)).Status);
    }

    private static async Task<string> DutyOf(WebSchool school, string name)
    {
        var duties = await school.Get<Worklist>().Tasks(await school.Colleague(name));
        return duties.First(row => row.Entity is null).Duty;
    }

    private static async Task<string> CaseOnTheNetwork(WebSchool school)
    {
        var reference = await (await school.SignedIn("tom")).Report();
        var made = await (await school.SignedIn("priya")).MakeCase(reference);
        await school.Do("Priya Shah", made, new AddPlace("Year 6 shared drive", "school-network"));
        return made;
    }

    private static string FirstTask(Shown list) =>
        list.Document.QuerySelector("main a.govuk-task-list__link")!.GetAttribute("href")!;
}
