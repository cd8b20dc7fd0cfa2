namespace Waymark.Cases;

/// <summary>The role keys, as the vocabulary of the policy writes them. Titles stand in the policy only.</summary>
public static class Roles
{
    public const string Staff = "staff";
    public const string SafeguardingLead = "safeguarding-lead";
    public const string DeputyLead = "deputy-lead";
    public const string Head = "head";
    public const string SeniorTeam = "senior-team";
    public const string Support = "support";
    public const string It = "it";
    public const string Governor = "governor";
    public const string TrustLead = "trust-lead";
    public const string Auditor = "auditor";
    public const string DataProtectionOfficer = "dpo";
    public const string Administrator = "administrator";
    public const string ChairOfGovernors = "chair-of-governors";

    /// <summary>Whoever the child told: nobody holds it for good.</summary>
    public const string FirstRecipient = "first-recipient";

    /// <summary>Every role key, in the order in which pages list them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Staff,
        SafeguardingLead,
        DeputyLead,
        Head,
        SeniorTeam,
        Support,
        It,
        Governor,
        TrustLead,
        Auditor,
        DataProtectionOfficer,
        Administrator,
        ChairOfGovernors,
    ];
}
