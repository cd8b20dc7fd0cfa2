namespace Waymark.Cases;

/// <summary>What one attempt came to: an outcome, nothing there, or that another was faster.</summary>
internal sealed record Answer(bool IsToRepeat, Outcome? Outcome)
{
    public static Answer NotThere { get; } = new(false, null);
    public static Answer Again { get; } = new(true, null);

    public static Answer Is(Outcome outcome) => new(false, outcome);
}
