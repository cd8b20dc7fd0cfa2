using Waymark.Cases.Entries;

namespace Waymark.Web.Pages.Report;

/// <summary>What the author of a report has answered so far. It is kept sealed, for them alone, until it is sent.</summary>
internal sealed record ReportDraft
{
    private const string Yes = "yes";

    public Guid? Pupil { get; init; }

    /// <summary>The child's name as the register has it, or as it was typed.</summary>
    public string? Child { get; init; }
    public bool ChildNotKnown { get; init; }

    /// <summary>The parts that the child told of, in the words of the vocabulary.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];
    public bool PartsNotKnown { get; init; }
    public bool AdultMayBeInvolved { get; init; }
    public string? Words { get; init; }
    public string? Owner { get; init; }
    public string? Holder { get; init; }
    public string? At { get; init; }
    public string? Extent { get; init; }
    public string? WhoElse { get; init; }

    /// <summary>The page of optional questions was answered or skipped.</summary>
    public bool AreFactsSeen { get; init; }

    public bool HasChild => Child is not null || ChildNotKnown;

    public bool HasParts => Parts.Count > 0 || PartsNotKnown;

    public bool HasWords => !string.IsNullOrWhiteSpace(Words);

    /// <summary>The first page that still wants an answer.</summary>
    public string NextPage =>
        !HasChild ? "child"
        : !HasParts ? "what"
        : !HasWords ? "words"
        : !AreFactsSeen ? "facts"
        : "check";

    public ChildNamed Named => new(Pupil, Pupil is null ? Child : null);

    /// <summary>What the child had told of the device and the spread; null where nothing.</summary>
    public ToldOfDevice? Device =>
        new[] { Owner, Holder, At, Extent, WhoElse }.Any(told => told is not null)
            ? new(Owner, Holder, At, Extent, WhoElse)
            : null;

    public static ReportDraft From(IReadOnlyDictionary<string, string> kept) =>
        new()
        {
            Pupil = Guid.TryParse(kept.GetValueOrDefault(nameof(Pupil)), out var pupil)
                ? pupil
                : null,
            Child = kept.GetValueOrDefault(nameof(Child)),
            ChildNotKnown = kept.ContainsKey(nameof(ChildNotKnown)),
            Parts = kept.GetValueOrDefault(nameof(Parts)) is { Length: > 0 } parts
                ? parts.Split(' ')
                : [],
            PartsNotKnown = kept.ContainsKey(nameof(PartsNotKnown)),
            AdultMayBeInvolved = kept.ContainsKey(nameof(AdultMayBeInvolved)),
            Words = kept.GetValueOrDefault(nameof(Words)),
            Owner = kept.GetValueOrDefault(nameof(Owner)),
            Holder = kept.GetValueOrDefault(nameof(Holder)),
            At = kept.GetValueOrDefault(nameof(At)),
            Extent = kept.GetValueOrDefault(nameof(Extent)),
            WhoElse = kept.GetValueOrDefault(nameof(WhoElse)),
            AreFactsSeen = kept.ContainsKey(nameof(AreFactsSeen)),
        };

    public IReadOnlyDictionary<string, string> ToKeep() =>
        new Dictionary<string, string?>
        {
            [nameof(Pupil)] = Pupil?.ToString(),
            [nameof(Child)] = Child,
            [nameof(ChildNotKnown)] = ChildNotKnown ? Yes : null,
            [nameof(Parts)] = Parts.Count > 0 ? string.Join(' ', Parts) : null,
            [nameof(PartsNotKnown)] = PartsNotKnown ? Yes : null,
            [nameof(AdultMayBeInvolved)] = AdultMayBeInvolved ? Yes : null,
            [nameof(Words)] = Words,
            [nameof(Owner)] = Owner,
            [nameof(Holder)] = Holder,
            [nameof(At)] = At,
            [nameof(Extent)] = Extent,
            [nameof(WhoElse)] = WhoElse,
            [nameof(AreFactsSeen)] = AreFactsSeen ? Yes : null,
        }
            .Where(one => one.Value is not null)
            .ToDictionary(one => one.Key, one => one.Value!);
}
