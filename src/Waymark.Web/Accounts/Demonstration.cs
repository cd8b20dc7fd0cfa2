using System.Text.Json;
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
        var administrator = demo.Staff[^1];
        var first = services.GetRequiredService<FirstSchool>();
        Expect(administrator, await first.Make(demo.School, Account(administrator), demo.Password));
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<NewAccounts>();
        foreach (var one in demo.Staff.SkipLast(1))
        {
            Expect(one, await accounts.Make(Account(one), demo.Password, by: null));
        }
    }

    private static NewAccount Account(DemoPerson one) =>
        new(PersonId.Random(), one.Name, one.UserName, one.Roles);

    private static void Expect(DemoPerson one, string? wrong)
    {
        if (wrong is not null)
        {
            throw new InvalidOperationException($"The account {one.UserName}: {wrong}");
        }
    }

    private sealed record DemoStaff(
        string School,
        string Password,
        IReadOnlyList<DemoPerson> Staff
    );

    private sealed record DemoPerson(string Name, string UserName, IReadOnlyList<string> Roles);
}
