namespace Waymark.Cases;

/// <summary>That somebody looked could not be recorded, so they are shown nothing: the reading is committed before the page is sent.</summary>
public sealed class LookNotRecordedException : Exception
{
    public LookNotRecordedException() { }

    public LookNotRecordedException(string message)
        : base(message) { }

    public LookNotRecordedException(string message, Exception cause)
        : base(message, cause) { }
}
