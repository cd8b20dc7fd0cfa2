namespace Waymark.Cases;

/// <summary>The acts that have a page of their own. This is the one place where the code names acts of the vocabulary; what is said to them is the policy's, and it may lack any of them.</summary>
public static class ActIds
{
    /// <summary>Searching a device.</summary>
    public const string Search = "search";

    /// <summary>Telling one child's parents or carers.</summary>
    public const string TellParents = "tell-parents";

    /// <summary>Giving a device back.</summary>
    public const string ReturnDevice = "return-device";
}
