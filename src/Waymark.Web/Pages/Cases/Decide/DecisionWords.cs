using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases.Decide;

/// <summary>How decisions are told on pages.</summary>
internal static class DecisionWords
{
    /// <summary>Where a decision of the case stands. Stale is red, and says so in words.</summary>
    public static string State(DecisionInCase decision, DecisionOutlook outlook) =>
        decision.State switch
        {
            DecisionState.Waiting when Contradicts(decision, outlook) =>
                "Out of date: take it again",
            DecisionState.Waiting => "Waiting for agreement",
            DecisionState.NotAgreed => "Not agreed: take it again",
            _ when outlook.IsStale => "Out of date: take it again",
            _ => "Stands",
        };

    public static string? Colour(DecisionInCase decision, DecisionOutlook outlook) =>
        decision.State switch
        {
            DecisionState.Waiting when Contradicts(decision, outlook) => "red",
            DecisionState.Waiting => "yellow",
            DecisionState.NotAgreed => "red",
            _ when outlook.IsStale => "red",
            _ => null,
        };

    /// <summary>Whether the facts have come to require something else than was decided, agreed or not.</summary>
    public static bool Contradicts(DecisionInCase decision, DecisionOutlook outlook) =>
        outlook.Required is { } required && required != decision.What.Option;

    /// <summary>What the facts require or presume, in a sentence.</summary>
    public static string Asks(DecisionOutlook outlook) =>
        outlook switch
        {
            { Required: { } required } => $"The policy requires: {Words(outlook, required)}",
            { Presumed: { } presumed } =>
                $"The policy presumes: {Words(outlook, presumed)}. Anything else needs a reason.",
            _ => "The policy leaves this to you, with a reason.",
        };

    public static string Words(DecisionOutlook outlook, string option) =>
        outlook.Decision.Options.FirstOrDefault(one => one.Value == option)?.Words ?? option;
}
