namespace Waymark.Cases;

/// <summary>The facts that the registers and the report give. This is the one place where the code names facts of the vocabulary; a policy may lack any of them.</summary>
public static class FactIds
{
    internal const string DisclosureRole = "disclosure.role";

    /// <summary>Whether the child is safe now.</summary>
    public const string RiskImmediate = "risk.immediate";
    internal const string AdultInvolved = "adult.involved";
    internal const string SharingExtent = "sharing.extent";
    internal const string StaffConcern = "staff.concern";

    /// <summary>The parts that a person played.</summary>
    public const string PersonRoles = "person.roles";

    /// <summary>A person's age in whole years.</summary>
    public const string PersonAge = "person.age";

    /// <summary>A person's date of birth.</summary>
    public const string PersonBorn = "person.born";
    internal const string PersonSex = "person.sex";

    /// <summary>Whether telling a child's parents or carers could put the child at risk.</summary>
    public const string PersonParentsRisk = "person.parents-risk";
    internal const string PersonSend = "person.send";
    internal const string PersonSetting = "person.setting";

    /// <summary>Whose a device is.</summary>
    public const string DeviceOwner = "device.owner";

    /// <summary>Who has a device.</summary>
    public const string DeviceHolder = "device.holder";

    /// <summary>Where a device is.</summary>
    public const string DeviceAt = "device.at";

    /// <summary>What kind of place it is.</summary>
    public const string PlaceKind = "place.kind";

    internal const string ActHappened = "act.happened";

    /// <summary>When an act is or was done.</summary>
    public const string ActAt = "act.at";
    internal const string SeniorToldAt = "search.senior-told-at";

    internal const string Yes = "yes";
    internal const string No = "no";
    internal const string HeldBySchool = "school";
    internal const string HeldByPolice = "police";

    /// <summary>The answer to the first question, as the policy knows it.</summary>
    internal static string Risk(Entries.SafeNow safe) =>
        safe switch
        {
            Entries.SafeNow.WithTrustedAdult => No,
            Entries.SafeNow.NotSure => "suspected",
            _ => Yes,
        };

    internal const string AdultPossible = "possible";
    internal const string OwnSetting = "own";
    internal const string StaffPart = "staff";
}
