"""What an attack has found."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class AttackResult:
    """One thing tried many times. As a control, with the defence switched off, it must fail."""

    what: str
    tried: int
    failed: int
    figures: dict = field(default_factory=dict)
    is_control: bool = False

    @property
    def holds(self) -> bool:
        """Whether it came out as it should."""
        return self.tried > 0 and bool(self.failed) == self.is_control

    def __str__(self) -> str:
        said = ", ".join(f"{name} {figure}" for name, figure in self.figures.items())
        control = " (without the defence: must fail)" if self.is_control else ""
        verdict = "holds" if self.holds else "DOES NOT HOLD"
        return (
            f"  {self.what}{control}: {self.tried} tried, {self.failed} failed - {verdict}. {said}".rstrip()
        )
