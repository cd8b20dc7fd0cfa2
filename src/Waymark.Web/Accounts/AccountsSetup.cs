using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases.Views;

namespace Waymark.Web.Accounts;

/// <summary>What accounts and sessions are made of.</summary>
internal static class AccountsSetup
{
    /// <summary>PBKDF2 with HMAC-SHA-512; about a quarter of a second on a plain machine.</summary>
    public const int HashIterations = 600_000;

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<SchoolRecord>();
        services.AddSingleton(all => all.GetRequiredService<SchoolRecord>().Store);
        services.AddDbContextFactory<AccountsDb>();
        AddIdentity(services);
        services.AddDataProtection().SetApplicationName("waymark");
        services.AddSingleton<FormKeyStore>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<FormKeyStore>((keys, store) => keys.XmlRepository = store);
        services.AddScoped<Sessions>();
        services.AddScoped<Returning>();
        services.AddScoped<Cookies>();
        services.AddScoped<Passwords>();
        services.AddScoped<Proofs>();
        services.AddScoped<NewAccounts>();
        services.AddSingleton<StaffList>();
        services.AddScoped<AccountChanges>();
        services.AddSingleton<FirstSchool>();
        services.AddSingleton<PasswordWork>();
        services.AddSingleton<SignInTries>();
        services
            .AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(
                SessionAuthentication.SchemeName,
                null
            );
    }

    /// <summary>Opens the record and brings the tables of accounts up to date, if there is a school.</summary>
    public static async Task PrepareAccounts(this IHost app)
    {
        var school = app.Services.GetRequiredService<SchoolRecord>();
        school.Open();
        if (!school.IsMade)
        {
            return;
        }

        var databases = app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>();
        await using var db = await databases.CreateDbContextAsync();
        await school.Store.Migrate(db);
        await app.Services.GetRequiredService<ViewStore>().Migrate();
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services
            .AddIdentityCore<Account>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.Stores.ProtectPersonalData = true;
                identity.Password = new PasswordOptions
                {
                    RequiredLength = 12,
                    RequiredUniqueChars = 5,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddUserStore<AccountStore>()
            .AddPersonalDataProtection<KeyedLookup, LookupKeys>();
        services.AddSingleton<IPersonalDataProtector, SealedPersonalData>();
        services.AddSingleton<ILookupProtector, KeyedLookup>();
        services.AddSingleton<ILookupProtectorKeyRing, LookupKeys>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);
    }
}
