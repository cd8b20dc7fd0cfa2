using Waymark.Cases;

namespace Waymark.Web.Pages.Cases;

/// <summary>Where in the case the deed is done that meets a duty.</summary>
/// <param name="Section">The page, within the case.</param>
/// <param name="Words">What the link says.</param>
internal sealed record DutyPlace(string Section, string Words)
{
    private const string Devices = "/devices";

    /// <summary>The decision that is taken there; null elsewhere.</summary>
    public string? Decision { get; init; }

    public bool IsDevice => Section.StartsWith(Devices, StringComparison.Ordinal);

    /// <summary>The place of a deed; null where it is done outside the case or on the duty's own page.</summary>
    /// <param name="entity">For whom or what the duty is owed; null: for the case.</param>
    public static DutyPlace? Of(string deed, string? entity) =>
        deed switch
        {
            DeedNames.SeniorTold => new("/tell", "Tell the senior team"),
            DeedNames.DeviceTaken or DeedNames.DeviceSecured or DeedNames.DeviceToPolice => Device(
                entity
            ),
            DeedNames.ParentsTold => Parents(entity),
            DeedNames.WordsRecorded => new("/words/add", "Write down the child's own words"),
            DeedNames.WishesRecorded => new("/words/wishes", "Write down what the child wants"),
            DeedNames.ChildTold => new("/words/told", "Write down what the child was told"),
            DeedNames.SearchAsked
            or DeedNames.SearchDone
            or DeedNames.SearchAllowed
            or DeedNames.SearchRefused => Device(entity),
            _ when deed.Split('.') is [var kind, var decision, ..]
                    && DeedNames.Decision(decision) == $"{kind}.{decision}" => new(
                $"/decide/{decision}",
                "Take this decision"
            )
            {
                Decision = decision,
            },
            _ => null,
        };

    private static DutyPlace Device(string? entity) =>
        entity is null
            ? new(Devices, "Devices")
            : new($"{Devices}/{entity}", "Where this device is");

    private static DutyPlace Parents(string? entity) =>
        entity is null
            ? new("/people", "Choose the child whose parents are told")
            : new($"/people/{entity}/parents", "Tell the parents or carers");
}
