using Waymark.Cases;
using Waymark.Record;
using Waymark.Web.Accounts;
using Waymark.Web.Background;
using Waymark.Web.Pages;
using Waymark.Web.Security;

namespace Waymark.Web;

/// <summary>The web program: what it is made of, and what each request passes on its way.</summary>
public sealed class Program
{
    private Program() { }

    public static async Task<int> Main(string[] args)
    {
        await using var app = await Make(args);
        if (app is null)
        {
            return 1;
        }

        await app.RunAsync();
        return 0;
    }

    /// <summary>Everything but the running. Null: it cannot start, and has said why.</summary>
    internal static async Task<WebApplication?> Make(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var options =
            builder.Configuration.GetSection(WaymarkOptions.Section).Get<WaymarkOptions>() ?? new();
        if (options.Wrongs().ToList() is { Count: > 0 } wrongs)
        {
            return await CannotStart(wrongs);
        }

        WebApplication app;
        try
        {
            Compose(builder, options);
            app = builder.Build();
            await app.PrepareAccounts();
            await app.MakeDemonstration();
            await app.Services.GetRequiredService<FirstSchool>().Look();
            await app.Services.GetRequiredService<FollowSchool>().Begin();
        }
        catch (RecordException wrong)
        {
            return await CannotStart([wrong.Message]);
        }

        Serve(app);
        return app;
    }

    private static async Task<WebApplication?> CannotStart(IEnumerable<string> sentences)
    {
        await Console.Error.WriteLineAsync("Waymark cannot start.");
        foreach (var sentence in sentences)
        {
            await Console.Error.WriteLineAsync(sentence);
        }

        return null;
    }

    private static void Compose(WebApplicationBuilder builder, WaymarkOptions options)
    {
        // The framework's own lines name addresses and, in faults of the database, values: only its warnings are kept.
        builder
            .Logging.ClearProviders()
            .AddJsonConsole(console => console.UseUtcTimestamp = true)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);

        // Does nothing in what `dotnet publish` makes; from a plain build it finds the compressed files.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = WordsOnly.LargestForm;
        });
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<RoleTitles>();
        services.AddSingleton<PhoneBook>();
        services.AddSingleton<SchoolPolicy>();
        services.AddHttpContextAccessor();
        services.AddScoped<Who>();
        services.AddAccounts();
        var today = DateOnly.FromDateTime(Times.Local(TimeProvider.System.GetUtcNow()).DateTime);
        services.AddCases(InstalledEditions.Read(options.Policies, options.Edition, today));
        services.AddBackground(options);
        services.AddPages();
    }

    private static void Serve(WebApplication app)
    {
        app.UseMiddleware<SafeHeaders>();
        app.Map(CanServe.Address, here => here.Run(CanServe.Answer));
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",
                CreateScopeForErrors = true,
                StatusCodeSelector = Faults.StatusOf,
            }
        );
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<WordsOnly>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<SessionGate>();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
    }
}
