namespace Waymark.Cases;

/// <summary>The role keys, as the vocabulary of the policy writes them. Titles stand in the policy only.</summary>
public static class Roles
{
    /// <summary>Any adult of the school.</summary>
    public const string Staff = "staff";

    /// <summary>The designated safeguarding lead.</summary>
    public const string SafeguardingLead = "safeguarding-lead";

    /// <summary>A deputy of the lead.</summary>
    public const string DeputyLead = "deputy-lead";

    /// <summary>The head teacher.</summary>
    public const string Head = "head";

    /// <summary>A member of the senior team.</summary>
    public const string SeniorTeam = "senior-team";

    /// <summary>Special needs and pastoral support.</summary>
    public const string Support = "support";

    /// <summary>The technician: place and task only.</summary>
    public const string It = "it";

    /// <summary>A governor.</summary>
    public const string Governor = "governor";

    /// <summary>The safeguarding lead of a trust or council.</summary>
    public const string TrustLead = "trust-lead";

    /// <summary>An auditor, for a time.</summary>
    public const string Auditor = "auditor";

    /// <summary>The data protection officer.</summary>
    public const string DataProtectionOfficer = "dpo";

    /// <summary>Manages accounts; sees no case.</summary>
    public const string Administrator = "administrator";

    /// <summary>The chair of governors: concerns about the head.</summary>
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
