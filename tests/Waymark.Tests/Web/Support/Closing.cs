using Microsoft.Extensions.DependencyInjection;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Record;
using Waymark.Web.Accounts;

namespace Waymark.Tests.Web.Support;

/// <summary>What happens at the end of a case, in verbs.</summary>
internal static class Closing
{
    /// <summary>Sends what the page of a case that can be closed would send.</summary>
    public static async Task<Shown> CloseAllTheSame(this Browser lead, string reference)
    {
        var page = await lead.Open($"/cases/{reference}/chronology/add");
        var fields = Browser.FieldsOf(page.Form(Reporting.Form));
        return await lead.Post(
            $"/cases/{reference}/close",
            [.. fields, KeyValuePair.Create("Review", "Ring home within two hours.")]
        );
    }

    /// <summary>What keeps the case from being closed, in the policy's words.</summary>
    public static async Task<IReadOnlyList<string>> Standing(
        this WebSchool school,
        string reference
    )
    {
        var lead = await school.Colleague("Priya Shah");
        var seen = await school.Get<CaseWork>().See(lead, reference, "test");
        return [.. seen!.Standing.Select(duty => duty.Duty.Do).Distinct()];
    }

    /// <summary>Somebody new who works here, with an account of that name.</summary>
    public static async Task Join(this WebSchool school, string userName, params string[] roles)
    {
        var person = new NewAccount(PersonId.Random(), $"Pat {userName}", userName, roles);
        await using var scope = school.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<NewAccounts>();
        Assert.Null(await accounts.MakeForKnown(person, WebSchool.Password));
        var id = school.Get<SchoolRecord>().School;
        var joined = new ColleagueJoined(person.Person, person.Name, person.Roles);
        var by = (await school.School()).Colleagues[0];
        await school.Get<SchoolWork>().Record(id, by.As(), [joined]);
    }
}
