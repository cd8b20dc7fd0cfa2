using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>Invented people for a demonstration school, with one password that is printed at the start.</summary>
internal static class Demonstration
{
    /// <summary>Makes the school and its accounts if a demonstration is asked for and there is no school; says who can sign in.</summary>
    public static async Task MakeDemonstration(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<WaymarkOptions>().Demo)
        {
            return;
        }

        var path = Path.Combine(app.Environment.ContentRootPath, "Content", "demo-staff.json");
        var demo = JsonSerializer.Deserialize<DemoStaff>(
            await File.ReadAllTextAsync(path),
            JsonSerializerOptions.Web
        )!;
        if (!app.Services.GetRequiredService<SchoolRecord>().IsMade)
        {
            await Make(app.Services, demo);
        }

        var names = demo.Staff.Select(one => $"  {one.UserName, -8} {one.Name}, {one.Roles[0]}");
        Console.WriteLine(
            $"A demonstration school with invented people. Password for each: {demo.Password}\n"
                + string.Join('\n', names)
        );
    }

    private static async Task Make(IServiceProvider services, DemoStaff demo)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SchoolRecord>().Make();
        await scope.ServiceProvider.GetRequiredService<AccountsDb>().Database.MigrateAsync();
        scope.ServiceProvider.GetRequiredService<FormKeyStore>().SaveUnsaved();
        var accounts = scope.ServiceProvider.GetRequiredService<NewAccounts>();
        foreach (var one in demo.Staff)
        {
            var wanted = new NewAccount(PersonId.Random(), one.Name, one.UserName, one.Roles);
            if (await accounts.Make(wanted, demo.Password, by: null) is { } wrong)
            {
                throw new InvalidOperationException(
                    $"The demonstration account {one.UserName}: {wrong}"
                );
            }
        }
    }

    private sealed record DemoStaff(string Password, IReadOnlyList<DemoPerson> Staff);

    private sealed record DemoPerson(string Name, string UserName, IReadOnlyList<string> Roles);
}
