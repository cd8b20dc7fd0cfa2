namespace Waymark.Cases.Commands;

/// <summary>The rule of <see cref="TypedText"/>, as a refusal of a command: whatever page or program it came from, what is kept is words.</summary>
public static class Typed
{
    /// <summary>Why this text cannot be taken; null where it can.</summary>
    /// <param name="field">The command's property, for the error beside the field.</param>
    /// <param name="missing">The sentence where it is empty; null where it may be.</param>
    public static Outcome? Check(string? text, string field, string? missing = null) =>
        new TypedText(missing).Refuse(text) is { } wrong
            ? new Refused(wrong) { Field = field }
            : null;

    /// <summary>The first refusal of several checks; null where all is well.</summary>
    public static Outcome? First(params Outcome?[] checks) =>
        checks.FirstOrDefault(check => check is not null);
}
