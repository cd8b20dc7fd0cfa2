using Waymark.Cases;
using Waymark.Cases.Views;

namespace Waymark.Web;

/// <summary>What pages call: the work on cases, the lists, drafts and messages, all upon the one record.</summary>
internal static class CasesSetup
{
    public static void AddCases(this IServiceCollection services, Editions editions)
    {
        services.AddSingleton(editions);
        services.AddSingleton<Random, UnguessableRandom>();
        services.AddSingleton<ViewStore>();
        services.AddSingleton<Worklist>();
        services.AddSingleton<CaseWork>();
        services.AddSingleton<ReadLog>();
        services.AddSingleton<RetentionWork>();
        services.AddSingleton<AssignedDuties>();
        services.AddSingleton<SchoolWork>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<Outbox>();
    }
}
