namespace Waymark.Policies.Conditions;

/// <summary>The day has come. Never unknown.</summary>
internal sealed class FromDay(DateOnly day) : Condition
{
    /// <summary>The first moment at which it holds, school local time.</summary>
    public DateTime Begins { get; } = day.ToDateTime(TimeOnly.MinValue);

    public override Truth Evaluate(Situation situation) => Truth(situation.Today >= day);
}
