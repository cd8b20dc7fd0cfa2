namespace Waymark.Cases.Views;

/// <summary>The lists that people work from. Each asks who is looking, and leaves out what is not theirs.</summary>
public sealed class Worklist(ViewStore views, TimeProvider clock)
{
    /// <summary>What needs this lead (or this reader of restricted concerns) now.</summary>
    public Task<Inbox> Inbox(Colleague who, CancellationToken stop = default) =>
        throw new NotImplementedException();

    /// <summary>A person's own reports, newest first.</summary>
    public Task<IReadOnlyList<MyReport>> MyReports(
        Colleague who,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>The cases this person sees, by when something is next due; closed ones last.</summary>
    /// <param name="search">A reference, or (part of) the name of somebody in the case; null: all.</param>
    public Task<IReadOnlyList<CaseRow>> Cases(
        Colleague who,
        string? search = null,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>The open duties of the roles this person holds, by when they are due. For IT: place and task only.</summary>
    public Task<IReadOnlyList<DutyRow>> Tasks(Colleague who, CancellationToken stop = default) =>
        throw new NotImplementedException();

    /// <summary>What waits for this person: searches to answer, decisions to agree, notices to confirm.</summary>
    public Task<IReadOnlyList<WaitingRow>> Waiting(
        Colleague who,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>Everything in the order it happened, corrections beside what they correct; who only read is left out.</summary>
    public static IReadOnlyList<ChronologyLine> Chronology(Case one) =>
        throw new NotImplementedException();

    /// <summary>Who has looked at a case, and when; newest first.</summary>
    public static IReadOnlyList<Recorded> AccessLog(Case one) =>
        throw new NotImplementedException();
}
