using Waymark.Policies;

namespace Waymark.Bench.Policy;

// What somebody would write who needs just this one policy, once: an enum a fact, a field a fact. The first value is "not known".
internal enum YesNo : byte
{
    Unknown,
    Yes,
    No,
}

internal enum Suspicion : byte
{
    Unknown,
    No,
    Suspected,
    Confirmed,
    Possible,
    Yes,
}

internal enum Exists : byte
{
    Unknown,
    Yes,
    No,
    LiveOnly,
}

internal enum Assessment : byte
{
    Unknown,
    PotentiallyIllegal,
    Inappropriate,
    Neither,
}

internal enum Basis : byte
{
    Unknown,
    Described,
    Viewed,
}

internal enum Origin : byte
{
    Unknown,
    SelfWilling,
    SelfPressured,
    TakenWithoutKnowledge,
    Accidental,
    AiGenerated,
}

internal enum Extent : byte
{
    Unknown,
    None,
    OneRecipient,
    SmallGroup,
    WideInSchool,
    PublicOnline,
}

internal enum Onward : byte
{
    Unknown,
    None,
    WithConsent,
    WithoutConsent,
}

internal enum Level : byte
{
    Unknown,
    High,
    NotHigh,
}

internal enum Class : byte
{
    Unknown,
    Aggravated,
    Experimental,
    Undetermined,
}

internal enum Referral : byte
{
    Unknown,
    Made,
    Consulted,
    NotMade,
}

internal enum Likely : byte
{
    Unknown,
    Unlikely,
    Likely,
}

internal enum Owner : byte
{
    Unknown,
    School,
    Pupil,
    Family,
    Staff,
}

internal enum Holder : byte
{
    Unknown,
    Child,
    Parent,
    Staff,
    School,
    Police,
    Other,
}

internal enum Whereabouts : byte
{
    Unknown,
    School,
    Home,
    Elsewhere,
}

internal enum PlaceKind : byte
{
    Unknown,
    PersonalDevice,
    SchoolDevice,
    SchoolNetwork,
    Website,
    SocialNetwork,
    Messaging,
    Cloud,
}

[Flags]
internal enum PersonRoles : short
{
    Unknown = 0,
    Depicted = 1,
    Creator = 2,
    Sender = 4,
    Recipient = 8,
    Forwarder = 16,
    Requester = 32,
    Discloser = 64,
    Witness = 128,
    Bystander = 256,
    Staff = 512,
    Known = 1024,
}

[Flags]
internal enum Happened
{
    Unknown = 0,
    Search = 1,
    View = 2,
    AccidentalView = 4,
    Copy = 8,
    Print = 16,
    Move = 32,
    Send = 64,
    Share = 128,
    Save = 256,
    Delete = 512,
    AskChildToSend = 1024,
    AskChildToDelete = 2048,
    Confiscate = 4096,
    ReturnDevice = 8192,
    TellParents = 16384,
    Letter = 32768,
    Sanction = 65536,
    Export = 131072,
    Known = 262144,
}

[Flags]
internal enum LetterContent : byte
{
    Unknown = 0,
    Neutral = 1,
    IdentifiesChild = 2,
    BlamesOrThreatens = 4,
    Known = 8,
}

internal sealed class PlainPerson
{
    public string Name = "";
    public PersonRoles Roles;
    public int? Age;
    public DateOnly? Born;
    public Likely DistressIfSearch;
    public Likely DistressIfView;
}

internal sealed class PlainDevice
{
    public string Name = "";
    public Owner Owner;
    public Holder Holder;
    public Whereabouts At;
    public Deed? SearchAllowed;
}

internal sealed class PlainPlace
{
    public string Name = "";
    public PlaceKind Kind;
    public YesNo Removed;
}

internal sealed class PlainAct
{
    public Happened Happened;
    public DateTime? At;
    public string? Reason;
    public YesNo Belief,
        PolicyCompliant,
        ByAuthorised,
        SafeguardingPresent,
        SameSex,
        ImmediateProblem,
        SignedOff;
    public DateTime? SeniorToldAt;
    public bool ViewReasonKnown;
    public YesNo ViewProtocol;
    public string? ViewJudgement;
    public string? Proportionality;
    public YesNo SecondApproval;
    public LetterContent LetterContent;
}

internal sealed class PlainCase
{
    public DateOnly Today;
    public DateTime ToldAt;
    public bool DisclosureRoleKnown;
    public Exists Exists;
    public Assessment Assessment;
    public Basis AssessmentBasis;
    public Origin Origin;
    public Extent Extent;
    public Onward Onward;
    public Suspicion Adult,
        Coercion,
        Blackmail,
        Intent,
        Immediate,
        Abuse;
    public Level RiskLevel;
    public YesNo SupportNeededNow,
        PolicyFollowed,
        MemberPresent,
        MemberAdvice,
        StaffBriefed;
    public Class ClassChosen;
    public Referral Police;
    public Deed? PoliceReferred,
        SocialCareReferred;
    public PlainPerson[] People = [];
    public PlainDevice[] Devices = [];
    public PlainPlace[] Places = [];

    /// <summary>The acts asked or done; where there are none, one of which nothing is known.</summary>
    public PlainAct[] Acts = [new()];
}
