"""What makes one person look like themselves."""

from dataclasses import dataclass

from .palette import PLUM, distance, mix


@dataclass(frozen=True)
class Look:
    """Everything that makes one person look like themselves."""

    background: str
    backdrop: str
    skin: str
    hair: str
    hair_colour: str
    garment: str
    cloth: str
    accent: str
    scarf: str = PLUM
    beard: str = "none"
    glasses: str = "none"
    earrings: str = "none"
    mouth: str = "smile"
    age: int = 0
    face: float = 55
    jaw: float = 32
    shoulders: float = 140
    tilt: float = 0
    lean: float = 0
    brow: float = 5

    @property
    def shade(self) -> str:
        """The skin where no light falls."""
        return mix(self.skin, "#5a2a2a", 0.2)

    @property
    def line(self) -> str:
        """Fine lines on the skin: nose, lids, wrinkles."""
        return mix(self.skin, "#35131a", 0.42)

    @property
    def lips(self) -> str:
        """Lips, a little redder than the skin."""
        return mix(mix(self.skin, "#b23a48", 0.5), "#35131a", 0.12)

    @property
    def brows(self) -> str:
        """Eyebrows follow the hair, but never vanish into the skin."""
        if distance(self.hair_colour, self.skin) > 110:
            return self.hair_colour
        return mix(self.hair_colour, "#1a0f14", 0.55)
